package io.holdfast.payment.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receipts as stored. Writes take part in the caller's transaction if there is one. */
public interface Receipts {

    /** False if the channel's transaction is known: nothing was written. */
    boolean insert(StoredReceipt receipt);

    @Nullable
    StoredReceipt find(String receiptId);

    @Nullable
    StoredReceipt findByTransaction(String channel, String channelTransactionId);

    @Nullable
    StoredReceipt findByGiveBackNo(String giveBackNo);

    /** The receipt that pays the payment; null if none does. */
    @Nullable
    StoredReceipt settling(String paymentId);

    /** All of a payment's, oldest first. */
    List<StoredReceipt> ofPayment(String paymentId);

    /** Says that the money of the receipt that settled the payment goes back after all. */
    void mustGoBack(String paymentId, Instant lookAt);

    /**
     * Takes receipts that are due for their next step for this caller: each is due again only after its next pause, so that
     * no other instance takes that step meanwhile, and somebody does if this one dies.
     */
    List<StoredReceipt> lease(int atMost);

    /** Sets where giving back stands. {@code lookAt} is null when it is over. */
    void moved(String receiptId, GiveBackState state, @Nullable Instant lookAt);

    /** Those that go no further on their own, oldest first. */
    List<StoredReceipt> abnormal(int limit);
}

package io.holdfast.payment.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receipts as stored. Writes take part in the caller's transaction if there is one. */
public interface Receipts {

    /** False if the merchant's transaction at the channel is known: nothing was written. */
    boolean insert(StoredReceipt receipt);

    @Nullable
    StoredReceipt find(String receiptId);

    /** Merchants have acquirers of their own, so two may have one transaction id. */
    @Nullable
    StoredReceipt findByTransaction(String channel, String merchantId, String channelTransactionId);

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

    /** The money of a receipt that does not go back is set aside in the books: no look is due any more. */
    void setAside(String receiptId);

    /** Sets where giving back stands. {@code lookAt} is null when it is over. */
    void moved(String receiptId, GiveBackState state, @Nullable Instant lookAt);

    /**
     * The channel gives the money back and has not finished: looks begin to count anew, and the next one is due after the
     * longest pause. Nothing changes if one is due already.
     */
    void waits(String receiptId);

    /** REFUNDING or ABNORMAL → REFUNDING: the channel has news. Looks begin to count anew. */
    void resume(String receiptId, Instant lookAt);

    /**
     * ABNORMAL → REFUNDING, or NONE for a wrong amount that was only to be set aside. Looks begin to count anew. False if it is not
     * ABNORMAL.
     */
    boolean retry(String receiptId, Instant lookAt);

    /** Says that a wrong amount goes back to its payer. False if that is said already, or it is none. */
    boolean decide(String receiptId, Instant lookAt);

    /** Wrong amounts of held payments that nobody has decided on, oldest first. */
    List<StoredReceipt> undecided(int limit);

    /** Those that go no further on their own, oldest first. */
    List<StoredReceipt> abnormal(int limit);
}

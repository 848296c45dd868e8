package io.holdfast.payment.collect;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.payment.attention.AttentionItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moves of payments that channels collect. Each is guarded by the state it starts from, and takes part in the caller's
 * transaction if there is one.
 */
public interface CollectedPayments {

    /** The mark of a payment whose money is a transaction that paid another attempt. */
    String CLAIMED_TWICE = "TRANSACTION_CLAIMED_TWICE";

    /** Keeps everybody else from moving the payment until the transaction is over; null if there is no such payment. */
    @Nullable
    PaymentState lock(String paymentId);

    /** CREATED → AWAITING_PAYER. */
    boolean awaitPayer(String paymentId, Instant lookAt);

    /** CREATED or AWAITING_PAYER → AUTHORIZED. */
    boolean authorized(String paymentId, Instant expiresAt);

    /** CREATED, AWAITING_PAYER, AUTHORIZED or CLOSING → PROCESSING. */
    boolean processing(String paymentId, Instant lookAt);

    /**
     * CREATED, AWAITING_PAYER or AUTHORIZED → CLOSING.
     *
     * @param reason what it will have FAILED for; null if it will be CLOSED
     */
    boolean closing(String paymentId, @Nullable FailureReason reason, Instant lookAt);

    /** What a CLOSING payment will have FAILED for; null if it will be CLOSED. */
    @Nullable
    FailureReason closesFor(String paymentId);

    /** Another method of a payment that is AWAITING_PAYER and not held. */
    boolean switchTo(String paymentId, PaymentMethod method);

    /** Says why a person must look at a payment; of two reasons the stronger one stays, and {@link #CLAIMED_TWICE} is that. */
    void hold(String paymentId, String why);

    /** Ends a hold for this reason, unless a wrong amount of the payment still waits for a decision. False if it does not end. */
    boolean release(String paymentId, String why);

    /**
     * Takes payments that are due for a look, and are not being settled, for this caller; each is due again only after its
     * next pause.
     *
     * @return their ids
     */
    List<String> lease(int atMost);

    void lookAgain(String paymentId, Instant at);

    /** Those that a person must look at, oldest first. */
    List<AttentionItem> held(int limit);
}

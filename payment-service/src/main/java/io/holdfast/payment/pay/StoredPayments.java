package io.holdfast.payment.pay;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payments as stored. Every method is a transaction of its own, unless it says otherwise. */
public interface StoredPayments {

    /**
     * Stores a new PROCESSING payment together with its companion's writes.
     *
     * @return false if the merchant's payment number is taken; nothing was written then
     */
    default boolean accept(PaymentView payment, AcceptCompanion companion) {
        return accept(payment, null, companion);
    }

    /** @param riskRules the version of the rules that judge the payment within this commit; null if none do */
    boolean accept(PaymentView payment, @Nullable String riskRules, AcceptCompanion companion);

    /**
     * Brings a PROCESSING payment to the terminal state of {@code finished}, together with its event, its stored reply and
     * its companion's writes.
     *
     * @return false if it was not PROCESSING any more; nothing was written then
     */
    default boolean finish(PaymentView finished) {
        return finish(finished, EndCompanion.NOTHING);
    }

    default boolean finish(PaymentView finished, EndCompanion companion) {
        return finish(finished, PaymentState.PROCESSING, companion);
    }

    default boolean finish(PaymentView finished, PaymentState from) {
        return finish(finished, from, EndCompanion.NOTHING);
    }

    /** The same for a payment in the state {@code from}; false if it was not in that any more. */
    boolean finish(PaymentView finished, PaymentState from, EndCompanion companion);

    /**
     * Brings a payment from the state {@code from} to the terminal state of {@code ended}, together with its event and its
     * stored reply, within the caller's transaction.
     */
    void endWithin(PaymentView ended, PaymentState from);

    /** Has a payment that is being made wait for its review, within the transaction that makes it. */
    void holdWithin(PaymentView held);

    /**
     * Takes a payment out of its review, so that it goes on as {@code approved} says.
     *
     * @param companion written in the same commit
     * @return false if it is under review no more; nothing was written then
     */
    boolean approve(PaymentView approved, AcceptCompanion companion);

    /**
     * Says that whoever carried the payment out does not know how it ended, so that it is looked at from {@code lookAt} on.
     *
     * @param declined why it was being rolled back, if it was: the reason it fails with if it turns out to have failed
     */
    void leaveOpen(String paymentId, @Nullable FailureReason declined, Instant lookAt);

    @Nullable
    PaymentView find(String paymentId);

    @Nullable
    PaymentView findByNumber(String merchantId, String merchantPaymentNo);

    /** Newest first, at most {@code limit}, only payments made before {@code before} unless that is null. */
    List<PaymentView> list(String merchantId, @Nullable String before, int limit);

    /** By payment id; a payment that does not exist is not in the answer. */
    Map<String, PaymentView> findAll(List<String> paymentIds);
}

package io.holdfast.payment.settle;

import io.holdfast.contract.payment.PaymentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payments that are being settled, with their money, as stored. */
public interface Settlements {

    /** The mark of a payment that nobody answers for, as {@link PaymentView#heldFor()} says it. */
    String UNANSWERED = "SETTLEMENT_UNANSWERED";

    /** Null if there is no such payment. */
    @Nullable
    Settlement find(String paymentId);

    /**
     * Takes payments that are due for a look: each is due again only after its next pause, so that no other instance looks at
     * it meanwhile, and somebody does if this one dies.
     */
    List<Due> lease(int atMost);

    /** Marks a payment that nobody answers for, so that a person sees it. False if it was marked before, or has ended. */
    boolean hold(String paymentId);

    /** Takes the mark away. Takes part in the caller's transaction. */
    void release(String paymentId);

    /**
     * What its channel has set aside, or may yet, is to be voided there from now on. Takes part in the caller's transaction.
     */
    void giveFree(String paymentId);

    /** @param looks how often it was looked at before */
    record Due(String paymentId, int looks) {}
}

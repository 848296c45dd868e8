package io.holdfast.order.refund;

import static io.holdfast.contract.order.RefundNoteOutcome.Reason.AMOUNT_TOO_HIGH;
import static io.holdfast.contract.order.RefundNoteOutcome.Reason.CONTENT_MISMATCH;
import static io.holdfast.contract.order.RefundNoteOutcome.Reason.NOT_PAID;

import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.order.RefundNoteOutcome.Declined;
import io.holdfast.contract.order.RefundNoteOutcome.Noted;
import io.holdfast.contract.order.RefundNoteOutcome.Reason;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.refund.OrderRefunds.Paid;
import io.holdfast.order.transaction.Transactions;
import io.holdfast.order.transaction.Transactions.Rollback;
import java.time.Clock;
import java.util.Optional;

/** Notes money that went back to the payer of an order, once a refund, and puts its pieces back on the shelf if asked to. */
public final class RecordRefund {

    private static final long HIGHEST_AMOUNT_MINOR = 1_000_000_000_000L;

    private final OrderRefunds refunds;
    private final Transactions transactions;
    private final Clock clock;

    RecordRefund(OrderRefunds refunds, Transactions transactions, Clock clock) {
        this.refunds = refunds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * May be repeated: the same refund with the same content is noted once. What is declined leaves no trace.
     *
     * @throws IllegalArgumentException if an identifier is none, the amount is not 1 to 10^12, or in another currency than
     *     the order's
     */
    public RefundNoteOutcome record(NoteRefund refund) {
        Argument.id("refundId", refund.refundId());
        Argument.id("paymentId", refund.paymentId());
        Argument.within("amount", refund.amount().amountMinor(), 1, HIGHEST_AMOUNT_MINOR);
        return transactions.run(rollback -> noted(refund, rollback)).orElseGet(() -> repeated(refund));
    }

    /** Empty if the refund is on record already. */
    private Optional<RefundNoteOutcome> noted(NoteRefund refund, Rollback rollback) {
        if (!refunds.insert(refund, clock.instant())) {
            return rollback.with(Optional.empty());
        }
        if (!refunds.add(refund)) {
            return rollback.with(Optional.of(new Declined(whyNot(refund))));
        }
        if (refund.restock()) {
            refunds.restock(refund);
        }
        return Optional.of(new Noted());
    }

    private Reason whyNot(NoteRefund refund) {
        Paid order = refunds.paidBy(refund.paymentId());
        if (order == null) {
            return NOT_PAID;
        }
        if (order.total().currency() != refund.amount().currency()) {
            throw new IllegalArgumentException(
                    "refund " + refund.refundId() + " is in " + refund.amount().currency() + ", its order in "
                            + order.total().currency());
        }
        boolean fits = order.refundedMinor() + refund.amount().amountMinor()
                <= order.total().amountMinor();
        // One that fits now was not paid yet when it was tried.
        return fits ? NOT_PAID : AMOUNT_TOO_HIGH;
    }

    private RefundNoteOutcome repeated(NoteRefund refund) {
        return refund.equals(refunds.find(refund.refundId())) ? new Noted() : new Declined(CONTENT_MISMATCH);
    }
}

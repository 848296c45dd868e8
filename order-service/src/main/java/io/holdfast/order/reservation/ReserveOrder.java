package io.holdfast.order.reservation;

import static io.holdfast.contract.order.ReservationOutcome.Reason.ALREADY_CANCELLED;
import static io.holdfast.contract.order.ReservationOutcome.Reason.AMOUNT_MISMATCH;
import static io.holdfast.contract.order.ReservationOutcome.Reason.CONTENT_MISMATCH;
import static io.holdfast.contract.order.ReservationOutcome.Reason.INSUFFICIENT_STOCK;
import static io.holdfast.contract.order.ReservationOutcome.Reason.ORDER_NOT_FOUND;
import static io.holdfast.contract.order.ReservationOutcome.Reason.ORDER_NOT_PAYABLE;

import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReservationOutcome.Declined;
import io.holdfast.contract.order.ReservationOutcome.Reason;
import io.holdfast.contract.order.ReservationOutcome.Reserved;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.reservation.Reservations.Basket;
import io.holdfast.order.reservation.Reservations.Content;
import io.holdfast.order.reservation.Reservations.Pieces;
import io.holdfast.order.reservation.Reservations.Recorded;
import io.holdfast.order.reservation.Reservations.Standing;
import io.holdfast.order.transaction.Transactions;
import io.holdfast.order.transaction.Transactions.Rollback;
import io.holdfast.protection.deadline.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets an order's stock aside for one payment, and marks the order PAYING. */
public final class ReserveOrder {

    private static final int ATTEMPTS = 10;

    private final Reservations reservations;
    private final Transactions transactions;
    private final ReservationTally tally;
    private final Clock clock;

    ReserveOrder(Reservations reservations, Transactions transactions, ReservationTally tally, Clock clock) {
        this.reservations = reservations;
        this.transactions = transactions;
        this.tally = tally;
        this.clock = clock;
    }

    /** May be repeated: the same payment with the same content is reserved once. */
    public ReservationOutcome reserve(ReserveStock wanted, Branch branch) {
        return counted(wanted, branch);
    }

    /** The same for a payment that no global transaction spans: who reserves it confirms or cancels it in time. */
    public ReservationOutcome reserve(ReserveStock wanted) {
        return counted(wanted, null);
    }

    private ReservationOutcome counted(ReserveStock wanted, @Nullable Branch branch) {
        ReservationOutcome outcome = outcome(wanted, branch);
        tally.tried(outcome);
        return outcome;
    }

    private ReservationOutcome outcome(ReserveStock wanted, @Nullable Branch branch) {
        Argument.id("paymentId", wanted.paymentId());
        if (!Argument.isId(wanted.merchantId()) || !Argument.isId(wanted.orderId())) {
            return new Declined(ORDER_NOT_FOUND);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ReservationOutcome> outcome = transactions
                    .run(rollback -> tried(wanted, branch, rollback))
                    .or(() -> repeated(wanted));
            if (outcome.isPresent()) {
                return outcome.get();
            }
            // The try that had the payment's row was rolled back before it could be read.
        }
        throw new IllegalStateException("payment " + wanted.paymentId() + " is tried by too many at once");
    }

    /** Empty if the payment is on record already. */
    private Optional<ReservationOutcome> tried(ReserveStock wanted, @Nullable Branch branch, Rollback rollback) {
        Deadline.check("stock reservation");
        Instant now = clock.instant();
        if (!reservations.insert(wanted, branch, now)) {
            return rollback.with(Optional.empty());
        }
        if (!reservations.startPaying(wanted, now)) {
            return rollback.with(Optional.of(new Declined(whyNotPayable(wanted))));
        }
        Basket basket = reservations.basket(wanted.orderId());
        // Stock comes last, so that a SKU that everybody wants is locked for no longer than a commit takes.
        for (Pieces pieces : basket.pieces()) {
            if (!reservations.take(wanted.merchantId(), pieces)) {
                return rollback.with(Optional.of(new Declined(INSUFFICIENT_STOCK)));
            }
        }
        return Optional.of(new Reserved(basket.customer()));
    }

    private Reason whyNotPayable(ReserveStock wanted) {
        Standing order = reservations.standing(wanted.merchantId(), wanted.orderId());
        if (order == null) {
            return ORDER_NOT_FOUND;
        }
        boolean payable = order.state() == OrderState.OPEN && order.expiresAt().isAfter(clock.instant());
        return payable && !order.total().equals(wanted.total()) ? AMOUNT_MISMATCH : ORDER_NOT_PAYABLE;
    }

    /** Empty if the payment is not on record any more. */
    private Optional<ReservationOutcome> repeated(ReserveStock wanted) {
        return reservations.find(List.of(wanted.paymentId())).stream()
                .findFirst()
                .map(first -> again(wanted, first));
    }

    private ReservationOutcome again(ReserveStock wanted, Recorded first) {
        Content content = first.content();
        if (content != null && !content.equals(Content.of(wanted))) {
            return new Declined(CONTENT_MISMATCH);
        }
        return switch (first.report().state()) {
            case TRIED, CONFIRMED ->
                new Reserved(reservations.basket(wanted.orderId()).customer());
            case CANCELLED -> new Declined(ALREADY_CANCELLED);
            case ABSENT -> throw new IllegalStateException("a record cannot be absent");
        };
    }
}

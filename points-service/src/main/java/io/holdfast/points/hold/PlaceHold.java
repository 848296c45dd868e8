package io.holdfast.points.hold;

import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.PointsHoldOutcome.Declined;
import io.holdfast.contract.points.PointsHoldOutcome.Held;
import io.holdfast.contract.points.PointsHoldOutcome.Reason;
import io.holdfast.contract.points.QuoteOutcome.Quoted;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.balance.Redemption;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.protection.deadline.Deadline;
import java.time.Clock;

/** The try: freezes points for a payment, in one commit. */
public final class PlaceHold {

    private enum Attempt {
        PLACED,
        TOO_FEW_POINTS,
        ROW_TAKEN
    }

    private final LocalCommit commit;
    private final Holds holds;
    private final PointsBook book;
    private final Rates rates;
    private final Clock clock;

    public PlaceHold(LocalCommit commit, Holds holds, PointsBook book, Rates rates, Clock clock) {
        this.commit = commit;
        this.holds = holds;
        this.book = book;
        this.rates = rates;
        this.clock = clock;
    }

    /** May be repeated: the same payment, tried again by the same transaction with the same content, is held once. */
    public PointsHoldOutcome place(PlacePointsHold request, String xid, long branchId) {
        NewHold hold = new NewHold(
                new Redemption(
                        request.paymentId(),
                        new Owner(request.merchantId(), request.customer()),
                        request.points(),
                        request.value()),
                xid,
                branchId,
                request.expiresAt());
        if (!isWorthWhatItSays(request)) {
            return holds.find(request.paymentId())
                    .map(there -> asHeldBefore(there, hold))
                    .orElseGet(() -> new Declined(Reason.VALUE_MISMATCH));
        }
        return switch (commit.of(() -> attempt(hold), Attempt.PLACED::equals)) {
            case PLACED -> new Held();
            case TOO_FEW_POINTS -> new Declined(Reason.INSUFFICIENT_POINTS);
            case ROW_TAKEN ->
                holds.find(request.paymentId())
                        .map(there -> asHeldBefore(there, hold))
                        .orElseThrow(() -> new IllegalStateException("branch " + branchId + " of " + xid
                                + " holds for another payment than " + request.paymentId()));
        };
    }

    private Attempt attempt(NewHold hold) {
        Deadline.check("points hold");
        if (!holds.add(hold, clock.instant())) {
            return Attempt.ROW_TAKEN;
        }
        return book.freeze(hold.redemption()) ? Attempt.PLACED : Attempt.TOO_FEW_POINTS;
    }

    private boolean isWorthWhatItSays(PlacePointsHold request) {
        return rates.quote(request.value().currency(), request.points()).equals(new Quoted(request.value()));
    }

    private static PointsHoldOutcome asHeldBefore(Hold there, NewHold hold) {
        return switch (there.state()) {
            case CANCELLED -> new Declined(Reason.ALREADY_CANCELLED);
            case TRIED, CONFIRMED ->
                there.redemption().equals(hold.redemption()) && !there.isForeignTo(hold.xid())
                        ? new Held()
                        : new Declined(Reason.CONTENT_MISMATCH);
            case ABSENT -> throw new IllegalStateException("a row cannot be absent: " + there);
        };
    }
}

package io.holdfast.points.grant;

import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.Movement;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.Rates;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one grant is looked at and changed, in the caller's commit. */
final class GrantRows {

    private final Grants grants;
    private final PointsBook book;
    private final Rates rates;
    private final Clock clock;

    GrantRows(Grants grants, PointsBook book, Rates rates, Clock clock) {
        this.grants = grants;
        this.book = book;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * A grant, locked if it is stored. If it is not, and another commit stores it first, {@link #change} fails and the
     * commit is run again.
     */
    record Standing(Grant grant, boolean stored) {

        boolean isOf(GrantPoints payment) {
            return grant.payment().equals(payment);
        }
    }

    Standing of(GrantPoints payment) {
        List<Grant> stored = grants.lock(List.of(payment.paymentId()));
        return stored.isEmpty()
                ? new Standing(
                        Grant.untouched(
                                payment, rates.earnRate(payment.captured().currency())),
                        false)
                : new Standing(stored.get(0), true);
    }

    /** Stores what has become of a grant, and moves its points: the last thing of a commit, as it locks the account. */
    void change(Standing before, Grant after, @Nullable Movement movement) {
        if (before.stored()) {
            grants.change(after);
        } else {
            grants.add(List.of(after), clock.instant());
        }
        if (movement != null) {
            book.move(List.of(movement), clock.instant());
        }
    }
}

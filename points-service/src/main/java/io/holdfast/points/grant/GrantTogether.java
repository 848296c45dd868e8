package io.holdfast.points.grant;

import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.Movement;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.PointsOperation;
import io.holdfast.points.balance.Rates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives what many payments earn, each once, in the caller's commit. */
public final class GrantTogether {

    private final Grants grants;
    private final PointsBook book;
    private final Rates rates;
    private final Clock clock;

    public GrantTogether(Grants grants, PointsBook book, Rates rates, Clock clock) {
        this.grants = grants;
        this.book = book;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * How many payments earned by this call. One that earned before, or was revoked, earns nothing now.
     *
     * @param payments no payment twice
     * @throws IllegalStateException if one that has not earned yet is known with another content
     */
    public int grant(Collection<GrantPoints> payments) {
        // Ascending, so that consumers of the same events meet at the first and not in the middle.
        Map<String, GrantPoints> wanted = new TreeMap<>();
        payments.forEach(payment -> wanted.put(payment.paymentId(), payment));
        List<Grant> granted = new ArrayList<>();
        for (Grant stored : grants.lock(wanted.keySet())) {
            grantStored(stored, wanted.remove(stored.payment().paymentId()), granted);
        }
        List<Grant> fresh = wanted.values().stream()
                .map(payment -> Grant.untouched(
                                payment, rates.earnRate(payment.captured().currency()))
                        .asGranted())
                .toList();
        if (!fresh.isEmpty()) {
            grants.add(fresh, clock.instant());
            granted.addAll(fresh);
        }
        book(granted);
        return granted.size();
    }

    /** Refunded before it was granted: rare enough to be changed one by one. */
    private void grantStored(Grant stored, @Nullable GrantPoints payment, List<Grant> granted) {
        if (stored.granted() || stored.revoked()) {
            return;
        }
        if (!stored.payment().equals(payment)) {
            throw new IllegalStateException(stored.payment() + " is now told to be " + payment);
        }
        Grant after = stored.asGranted();
        grants.change(after);
        granted.add(after);
    }

    private void book(List<Grant> granted) {
        List<Movement> movements = new ArrayList<>();
        for (Grant each : granted) {
            Movement earned = each.movement(PointsOperation.EARN, each.payment().paymentId(), each.points());
            if (earned != null) {
                movements.add(earned);
            }
        }
        if (!movements.isEmpty()) {
            book.move(movements, clock.instant());
        }
    }
}

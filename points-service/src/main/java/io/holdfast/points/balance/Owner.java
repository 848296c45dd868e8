package io.holdfast.points.balance;

import java.util.Comparator;

/** Whose points: a merchant's customer. Ordered as accounts are locked. */
public record Owner(String merchantId, String customer) implements Comparable<Owner> {

    private static final Comparator<Owner> ORDER =
            Comparator.comparing(Owner::merchantId).thenComparing(Owner::customer);

    @Override
    public int compareTo(Owner other) {
        return ORDER.compare(this, other);
    }
}

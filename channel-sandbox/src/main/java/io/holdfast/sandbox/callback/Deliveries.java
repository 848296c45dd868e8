package io.holdfast.sandbox.callback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last callbacks about one trade. */
public final class Deliveries {

    private static final int KEPT = 200;

    private final Deque<Delivery> last = new ArrayDeque<>(2);
    private long accepted;

    synchronized void note(Delivery delivery) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(delivery);
        accepted += delivery.accepted() ? 1 : 0;
    }

    /** How many the merchant has accepted, those that are not kept any more included. */
    public synchronized long accepted() {
        return accepted;
    }

    /** In the order in which they were answered. */
    public synchronized List<Delivery> all() {
        return List.copyOf(last);
    }
}

package io.holdfast.benchmark.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the floor writes what a payment writes.
 *
 * @param payment rows changed by one payment on the stack, by table, with what was done in batches behind it
 * @param floor rows changed by one payment of the floor
 */
public record RowComparison(Map<String, Double> payment, Map<String, Double> floor) {

    /**
     * Folding moves pending postings into accounts, the relay marks what it has published, and old nonces and counters are
     * forgotten: later, in batches.
     */
    private static final Set<String> ALSO_WRITTEN_IN_BATCHES = Set.of(
            "account.account", "account.pending_posting", "payment.outbox", "payment.nonce", "payment.risk_velocity");

    /** Points are granted, and events are kept for merchants, when the event arrives, after the payment. */
    private static final List<String> BEHIND_THE_PAYMENT = List.of("points.", "payment.merchant_event");

    /** One row for a whole batch, such as a relay's lease: less than this for each payment. */
    private static final double A_BATCH_ROW = 0.5;

    /** A sentence for each table in which the two do not agree; empty where the floor is what it says it is. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (String table : tables()) {
            double paid = payment.getOrDefault(table, 0.0);
            double lowest = floor.getOrDefault(table, 0.0);
            if (!agree(table, paid, lowest)) {
                differences.add("a payment changes " + paid + " rows of " + table + ", the floor " + lowest);
            }
        }
        return differences;
    }

    public Set<String> tables() {
        Set<String> tables = new TreeSet<>(payment.keySet());
        tables.addAll(floor.keySet());
        return tables;
    }

    private static boolean agree(String table, double paid, double lowest) {
        if (ALSO_WRITTEN_IN_BATCHES.contains(table)) {
            return paid >= lowest;
        }
        if (lowest == 0) {
            return paid < A_BATCH_ROW || BEHIND_THE_PAYMENT.stream().anyMatch(table::startsWith);
        }
        return paid == lowest;
    }
}

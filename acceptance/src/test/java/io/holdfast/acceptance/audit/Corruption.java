package io.holdfast.acceptance.audit;

import io.holdfast.acceptance.audit.ClientJournal.Told;
import java.util.List;
import java.util.Set;

/**
 * One way to break the books.
 *
 * @param check the check that is there to see it
 * @param alsoSeenBy the checks whose sentences the same change breaks as well
 * @param sql what breaks them
 * @param told what clients were told besides
 */
record Corruption(String check, Set<String> alsoSeenBy, List<String> sql, List<Told> told) {

    static Corruption of(String check, Set<String> alsoSeenBy, String... sql) {
        return new Corruption(check, alsoSeenBy, List.of(sql), List.of());
    }

    static Corruption told(String check, Told... told) {
        return new Corruption(check, Set.of(), List.of(), List.of(told));
    }

    @Override
    public String toString() {
        return check + (sql.isEmpty() ? " " + told : " " + sql.get(0));
    }
}

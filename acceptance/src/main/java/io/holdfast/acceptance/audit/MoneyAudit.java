package io.holdfast.acceptance.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks at the books. Reads only; may run beside any load, as often as one likes.
 *
 * <pre>{@code
 * Report report = MoneyAudit.live(books);      // what must be true at any instant
 * Report report = MoneyAudit.atRest(books, Duration.ofSeconds(60));   // everything, once nothing is under way
 * }</pre>
 */
public final class MoneyAudit {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private MoneyAudit() {}

    /** Every check there is, in the order of its invariants. */
    public static List<Check> checks() {
        return Stream.of(
                        AccountChecks.all(),
                        OrderChecks.all(),
                        PointsChecks.all(),
                        PaymentChecks.all(),
                        AcrossChecks.all(),
                        CollectChecks.all(),
                        RefundChecks.all(),
                        NotifyChecks.all(),
                        JournalChecks.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(MoneyAudit::sortable))
                .toList();
    }

    /** One snapshot, held against all that must be true at any instant. */
    public static Report live(Books books) throws SQLException {
        books.freeze();
        try {
            return look(books, check -> check.when() == When.ALWAYS);
        } finally {
            books.thaw();
        }
    }

    /**
     * Waits until nothing is under way, at most for so long, then holds one snapshot against everything. What is still
     * under way by then is a violation.
     */
    public static Report atRest(Books books, Duration settle) throws SQLException {
        long deadline = System.nanoTime() + settle.toNanos();
        while (System.nanoTime() < deadline && !isAtRest(books)) {
            pause();
        }
        books.freeze();
        try {
            return look(books, check -> true);
        } finally {
            books.thaw();
        }
    }

    /** Looks with the connection as it is, at what it sees. */
    static Report look(Books books, Predicate<Check> which) throws SQLException {
        List<Report.Line> lines = new ArrayList<>();
        for (Check check : checks()) {
            if (which.test(check)) {
                lines.add(new Report.Line(check, check.look(books)));
            }
        }
        return new Report(lines);
    }

    private static boolean isAtRest(Books books) throws SQLException {
        books.freeze();
        try {
            for (Check check : checks()) {
                if (check.when() == When.AT_REST
                        && !check.look(books).offenders().isEmpty()) {
                    return false;
                }
            }
            return true;
        } finally {
            books.thaw();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the books were settling", e);
        }
    }

    /** I8.10 comes after I8.9. */
    private static String sortable(Check check) {
        String[] parts = check.id().substring(1).split("\\.");
        return "%03d.%03d".formatted(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
}

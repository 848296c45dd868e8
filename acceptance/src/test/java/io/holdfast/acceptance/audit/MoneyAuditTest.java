package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.audit.ClientJournal.Kind;
import io.holdfast.acceptance.audit.ClientJournal.Told;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyAuditTest {

    /** A payment in the middle of its confirms: stock is sold already, funds and points are still held. */
    private static final List<String> A_STORM = List.of(
            "INSERT INTO {payment}.payment (payment_id, merchant_id, merchant_payment_no, order_id, method,"
                    + " payer_account_id, customer, currency, amount_minor, points, points_value_minor,"
                    + " fee_basis_points, state, created_at, look_at) VALUES ('pay_run', 'mer_1', 'P4', 'ord_no',"
                    + " 'WALLET', 'wal_1', NULL, 'CNY', 500, 5, 5, 60, 'PROCESSING', NOW(6), NOW(6))",
            "UPDATE {order}.orders SET state = 'PAID', payment_id = 'pay_run' WHERE order_id = 'ord_no'",
            "INSERT INTO {order}.reservation VALUES ('pay_run', 'x:4', 40, 'mer_1', 'ord_no', 500, 'CNY', 'CONFIRMED',"
                    + " NOW(6), NOW(6), NOW(6))",
            "UPDATE {order}.stock SET available = 7, sold = 3 WHERE merchant_id = 'mer_1' AND sku = 'A'",
            "INSERT INTO {account}.funds_hold VALUES ('pay_run', 'x:4', 41, 'mer_1', 'wal_1', 'CNY', 495, 5, 60, 'TRIED',"
                    + " NOW(6), NOW(6), NULL)",
            "UPDATE {account}.account SET available_minor = 6505, frozen_minor = 495 WHERE account_id = 'wal_1'",
            "INSERT INTO {points}.points_hold VALUES ('pay_run', 'x:4', 42, 'mer_1', 'ann', 5, 'CNY', 5, 'TRIED', NOW(6),"
                    + " NOW(6), NULL)",
            "UPDATE {points}.points_account SET available = 20, frozen = 5",
            "INSERT INTO {coordinator}.global_table (xid, status) VALUES ('x:4', 2)",
            "INSERT INTO {coordinator}.branch_table (branch_id, xid) VALUES (41, 'x:4')");

    private static HealthyBooks healthy;

    @BeforeAll
    static void open_the_books() throws Exception {
        healthy = HealthyBooks.open();
    }

    @Test
    void books_in_order_are_found_in_order() throws Exception {
        ClientJournal told = ClientJournal.of(List.of(
                new Told(Kind.PAYMENT, "mer_1", "pay_pts", "PROCESSING", "P2"),
                new Told(Kind.PAYMENT, "mer_1", "pay_pts", "SUCCEEDED", "P2"),
                new Told(Kind.PAYMENT, "mer_1", "pay_no", "FAILED", "P3"),
                new Told(Kind.ORDER, "mer_1", "ord_ok", "OPEN", "O1"),
                new Told(Kind.ORDER, "mer_1", "ord_ok", "PAID", "O1")));
        try (Connection connection = healthy.connect()) {
            Report report = MoneyAudit.atRest(new Books(connection, healthy.schemas(), told), Duration.ZERO);

            assertThat(report.violated()).as(report.table()).isEmpty();
            assertThat(report.lines()).hasSameSizeAs(MoneyAudit.checks());
            // Nothing is reserved in books at rest; every other check must have had something to look at.
            assertThat(report.lines())
                    .filteredOn(line -> line.finding().looked() == 0)
                    .extracting(line -> line.check().id())
                    .containsExactly("I5.3");
        }
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void a_corruption_is_seen_by_its_check(Corruption corruption) throws Exception {
        try (Connection connection = healthy.connect()) {
            connection.setAutoCommit(false);
            healthy.run(connection, corruption.sql());
            Books books = new Books(connection, healthy.schemas(), ClientJournal.of(corruption.told()));

            Report report = MoneyAudit.look(books, check -> true);

            TreeSet<String> expected = new TreeSet<>(corruption.alsoSeenBy());
            expected.add(corruption.check());
            assertThat(new TreeSet<>(report.violated())).as(report.table()).isEqualTo(expected);
            connection.rollback();
        }
    }

    static Stream<Corruption> corruptions() {
        return Corruptions.all();
    }

    @Test
    void every_check_has_been_seen_to_fail() {
        assertThat(Corruptions.all().map(Corruption::check).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        MoneyAudit.checks().stream().map(Check::id).toList());
    }

    @Test
    void every_check_has_a_name_of_its_own() {
        assertThat(MoneyAudit.checks()).extracting(Check::id).doesNotHaveDuplicates();
    }

    @Test
    void a_payment_under_way_breaks_nothing_but_the_rest() throws Exception {
        try (Connection connection = healthy.connect()) {
            connection.setAutoCommit(false);
            healthy.run(connection, A_STORM);
            Books books = new Books(connection, healthy.schemas(), ClientJournal.empty());

            assertThat(MoneyAudit.look(books, check -> check.when() == When.ALWAYS)
                            .violated())
                    .isEmpty();
            assertThat(MoneyAudit.look(books, check -> check.when() == When.AT_REST)
                            .violated())
                    .containsExactly("I6.1", "I6.2", "I6.3", "I8.5");
            connection.rollback();
        }
    }

    @Test
    void the_snapshot_stands_still_while_others_commit() throws Exception {
        try (Connection auditor = healthy.connect();
                Connection other = healthy.connect()) {
            Books books = new Books(auditor, healthy.schemas(), ClientJournal.empty());
            books.freeze();
            healthy.run(other, List.of("UPDATE {points}.points_account SET available = 26"));
            try {
                assertThat(MoneyAudit.look(books, check -> true).violated()).isEmpty();
                books.thaw();
                assertThat(MoneyAudit.live(books).violated()).containsExactly("I4.8");
            } finally {
                healthy.run(other, List.of("UPDATE {points}.points_account SET available = 25"));
            }
        }
    }

    @Test
    void an_audit_at_rest_waits_for_what_is_under_way() throws Exception {
        try (Connection auditor = healthy.connect();
                Connection other = healthy.connect()) {
            healthy.run(other, List.of("INSERT INTO {coordinator}.global_table (xid, status) VALUES ('x:8', 1)"));
            Books books = new Books(auditor, healthy.schemas(), ClientJournal.empty());
            CompletableFuture<Void> finished = CompletableFuture.runAsync(() -> finishSoon(other));

            Report report = MoneyAudit.atRest(books, Duration.ofSeconds(30));

            finished.join();
            assertThat(report.violated()).isEmpty();
        }
    }

    private static void finishSoon(Connection other) {
        try {
            Thread.sleep(600);
            healthy.run(other, List.of("DELETE FROM {coordinator}.global_table WHERE xid = 'x:8'"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

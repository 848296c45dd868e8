package io.holdfast.payment.settle.jdbc;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.DoublingPause;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.settle.Settlement;
import io.holdfast.payment.settle.Settlements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases by pushing each payment's next look forward: 1, 2, 4… seconds, up to the longest pause. A payment of a channel is
 * PROCESSING from its receipt on; one of a wallet that is captured by hand, from the capture on. All others of a wallet are
 * the resolver's.
 */
public final class SettlementsJdbc implements Settlements {

    /** Both kinds by the index on method, way of capture and next look. */
    private static final String DUE = "SELECT payment_id, looks FROM payment"
            + " WHERE ((method IN (%s) AND capture_method IN ('AUTOMATIC', 'MANUAL'))"
            + " OR (method = 'WALLET' AND capture_method = 'MANUAL' AND captured_minor IS NOT NULL))"
            + " AND look_at <= ? AND state = 'PROCESSING' ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String LEASE = "UPDATE payment SET looks = looks + 1, look_at = ? WHERE payment_id = ?";
    private static final String HOLD = "UPDATE payment SET held_for = '" + UNANSWERED
            + "' WHERE payment_id = ? AND state = 'PROCESSING' AND held_for IS NULL";
    private static final String RELEASE =
            "UPDATE payment SET held_for = NULL WHERE payment_id = ? AND held_for = '" + UNANSWERED + "'";
    private static final String GIVE_FREE = "UPDATE attempt SET abandoned = TRUE, query_at = ?, queries = 0"
            + " WHERE payment_id = ? AND state IN ('PREPARING', 'OPEN', 'AUTHORIZED')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final StoredPayments payments;
    private final Receipts receipts;
    private final Clock clock;
    private final DoublingPause pause;
    private final String due;

    /** @param channelMethods every method but WALLET, by name */
    public SettlementsJdbc(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            Receipts receipts,
            Clock clock,
            Duration longestPause,
            List<String> channelMethods) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.payments = payments;
        this.receipts = receipts;
        this.clock = clock;
        this.pause = new DoublingPause(longestPause);
        this.due = DUE.formatted("'" + String.join("', '", channelMethods) + "'");
    }

    @Override
    public @Nullable Settlement find(String paymentId) {
        PaymentView payment = payments.find(paymentId);
        return payment == null ? null : new Settlement(payment, receipt(payment));
    }

    private @Nullable StoredReceipt receipt(PaymentView payment) {
        return payment.payerAccountId() == null ? receipts.settling(payment.paymentId()) : null;
    }

    @Override
    public List<Due> lease(int atMost) {
        Instant now = clock.instant();
        List<Due> found = transactions.execute(status -> {
            List<Due> rows =
                    jdbc.query(due, (row, number) -> new Due(row.getString(1), row.getInt(2)), time(now), atMost);
            jdbc.batchUpdate(LEASE, rows.stream().map(row -> next(row, now)).toList());
            return rows;
        });
        return found == null ? List.of() : found;
    }

    private Object[] next(Due due, Instant now) {
        return new Object[] {time(now.plus(pause.after(due.looks()))), due.paymentId()};
    }

    @Override
    public boolean hold(String paymentId) {
        return jdbc.update(HOLD, paymentId) == 1;
    }

    @Override
    public void release(String paymentId) {
        jdbc.update(RELEASE, paymentId);
    }

    @Override
    public void giveFree(String paymentId) {
        jdbc.update(GIVE_FREE, time(clock.instant()), paymentId);
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

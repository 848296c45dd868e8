package io.holdfast.payment.capture.jdbc;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.DoublingPause;
import io.holdfast.payment.capture.Authorized;
import io.holdfast.payment.capture.AuthorizedReplies;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases by pushing each payment's next look forward: 1, 2, 4… seconds, up to the longest pause. */
public final class AuthorizedJdbc implements Authorized {

    private static final String AUTHORIZED = "UPDATE payment SET state = 'AUTHORIZED', customer = ?, expires_at = ?,"
            + " look_at = ?, looks = 0 WHERE payment_id = ? AND state = 'CREATED'";
    private static final String CAPTURING = "UPDATE payment SET state = 'PROCESSING', captured_minor = ?, look_at = ?,"
            + " looks = 0 WHERE payment_id = ? AND state = 'AUTHORIZED' AND held_for IS NULL";
    private static final String CLOSING = "UPDATE payment SET state = 'CLOSING', look_at = ?, looks = 0,"
            + " held_for = NULLIF(held_for, 'RISK_REVIEW')"
            + " WHERE payment_id = ? AND method = 'WALLET' AND state IN ('CREATED', 'AUTHORIZED')";
    private static final String FAILING =
            "UPDATE payment SET state = 'CLOSING', declined_for = ?, look_at = ?, looks = 0"
                    + " WHERE payment_id = ? AND method = 'WALLET' AND state = 'CREATED'";
    private static final String FAILS_FOR = "SELECT declined_for FROM payment WHERE payment_id = ?";
    private static final String DUE = "SELECT payment_id, looks FROM payment WHERE method = 'WALLET'"
            + " AND capture_method = 'MANUAL' AND look_at <= ? AND state <> 'PROCESSING'"
            // Those under review wait for an operator.
            + " AND (state <> 'CREATED' OR COALESCE(held_for, '') <> 'RISK_REVIEW')"
            + " ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String LEASE = "UPDATE payment SET looks = looks + 1, look_at = ? WHERE payment_id = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final StoredPayments payments;
    private final AuthorizedReplies replies;
    private final Clock clock;
    private final DoublingPause pause;

    public AuthorizedJdbc(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            AuthorizedReplies replies,
            Clock clock,
            Duration longestPause) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.payments = payments;
        this.replies = replies;
        this.clock = clock;
        this.pause = new DoublingPause(longestPause);
    }

    private record Due(String paymentId, int looks) {}

    @Override
    public boolean authorized(PaymentView payment, @Nullable String customer, Instant expiresAt) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            LocalDateTime expires = time(expiresAt);
            if (jdbc.update(AUTHORIZED, customer, expires, expires, payment.paymentId()) == 0) {
                return false;
            }
            replies.onAuthorized(Objects.requireNonNull(payments.find(payment.paymentId())));
            return true;
        }));
    }

    @Override
    public boolean capturing(String paymentId, long minor, Instant lookAt) {
        return jdbc.update(CAPTURING, minor, time(lookAt), paymentId) == 1;
    }

    @Override
    public boolean closing(String paymentId, Instant lookAt) {
        return jdbc.update(CLOSING, time(lookAt), paymentId) == 1;
    }

    @Override
    public boolean failing(String paymentId, FailureReason reason, Instant lookAt) {
        return jdbc.update(FAILING, reason.name(), time(lookAt), paymentId) == 1;
    }

    @Override
    public @Nullable FailureReason failsFor(String paymentId) {
        String reason = jdbc.queryForObject(FAILS_FOR, String.class, paymentId);
        return reason == null ? null : FailureReason.valueOf(reason);
    }

    @Override
    public List<String> lease(int atMost) {
        Instant now = clock.instant();
        List<Due> found = transactions.execute(status -> {
            List<Due> rows =
                    jdbc.query(DUE, (row, number) -> new Due(row.getString(1), row.getInt(2)), time(now), atMost);
            jdbc.batchUpdate(LEASE, rows.stream().map(row -> next(row, now)).toList());
            return rows;
        });
        return found == null ? List.of() : found.stream().map(Due::paymentId).toList();
    }

    private Object[] next(Due due, Instant now) {
        return new Object[] {time(now.plus(pause.after(due.looks()))), due.paymentId()};
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

package io.holdfast.payment.collect.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.payment.DoublingPause;
import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.collect.CollectedPayments;
import io.holdfast.payment.settle.Settlements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The moves of payments in SQL. A lease pushes the next look forward: 1, 2, 4… seconds, up to the longest pause. */
public final class CollectedPaymentsJdbc implements CollectedPayments {

    private static final String CHANNELS = Arrays.stream(PaymentMethod.values())
            .filter(method -> method != PaymentMethod.WALLET)
            .map(method -> "'" + method.name() + "'")
            .collect(Collectors.joining(", "));
    /** All parts of the index by their values, so that the looks of wallets are not walked through. */
    private static final String DUE = "SELECT payment_id, looks FROM payment WHERE method IN (" + CHANNELS
            + ") AND capture_method IN ('AUTOMATIC', 'MANUAL') AND look_at <= ?"
            // Those that are being settled are looked at by their settlement.
            + " AND state <> 'PROCESSING'"
            // Those under review wait for an operator.
            + " AND (state <> 'CREATED' OR COALESCE(held_for, '') <> 'RISK_REVIEW')"
            + " ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED";

    /**
     * A claim that is made twice needs a person most, and nobody may lose sight of it. A settlement that is unanswered marks
     * itself again; a review is ended by its operator alone.
     */
    private static final String HOLD = "UPDATE payment SET held_for = CASE"
            + " WHEN held_for IS NULL OR held_for = '" + Settlements.UNANSWERED + "' THEN ?"
            + " WHEN held_for = 'WRONG_AMOUNT' THEN ? ELSE held_for END WHERE payment_id = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final DoublingPause pause;

    public CollectedPaymentsJdbc(
            JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, Duration longestPause) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.pause = new DoublingPause(longestPause);
    }

    private record Due(String paymentId, int looks) {}

    @Override
    public @Nullable PaymentState lock(String paymentId) {
        List<String> found =
                jdbc.queryForList("SELECT state FROM payment WHERE payment_id = ? FOR UPDATE", String.class, paymentId);
        return found.isEmpty() ? null : PaymentState.valueOf(found.get(0));
    }

    @Override
    public boolean awaitPayer(String paymentId, Instant lookAt) {
        return jdbc.update(
                        "UPDATE payment SET state = 'AWAITING_PAYER', look_at = ?, looks = 0"
                                + " WHERE payment_id = ? AND state = 'CREATED'",
                        time(lookAt),
                        paymentId)
                == 1;
    }

    @Override
    public boolean authorized(String paymentId, Instant expiresAt) {
        return jdbc.update(
                        "UPDATE payment SET state = 'AUTHORIZED', expires_at = ?, look_at = ?, looks = 0"
                                + " WHERE payment_id = ? AND state IN ('CREATED', 'AWAITING_PAYER')",
                        time(expiresAt),
                        time(expiresAt),
                        paymentId)
                == 1;
    }

    @Override
    public boolean processing(String paymentId, Instant lookAt) {
        return jdbc.update(
                        "UPDATE payment SET state = 'PROCESSING', look_at = ?, looks = 0 WHERE payment_id = ?"
                                + " AND state IN ('CREATED', 'AWAITING_PAYER', 'AUTHORIZED', 'CLOSING')",
                        time(lookAt),
                        paymentId)
                == 1;
    }

    @Override
    public boolean closing(String paymentId, @Nullable FailureReason reason, Instant lookAt) {
        return jdbc.update(
                        "UPDATE payment SET state = 'CLOSING', declined_for = ?, look_at = ?, looks = 0,"
                                + " held_for = NULLIF(held_for, 'RISK_REVIEW')"
                                + " WHERE payment_id = ? AND state IN ('CREATED', 'AWAITING_PAYER', 'AUTHORIZED')",
                        reason == null ? null : reason.name(),
                        time(lookAt),
                        paymentId)
                == 1;
    }

    @Override
    public @Nullable FailureReason closesFor(String paymentId) {
        String reason =
                jdbc.queryForObject("SELECT declined_for FROM payment WHERE payment_id = ?", String.class, paymentId);
        return reason == null ? null : FailureReason.valueOf(reason);
    }

    @Override
    public boolean switchTo(String paymentId, PaymentMethod method) {
        return jdbc.update(
                        "UPDATE payment SET method = ?, looks = 0"
                                + " WHERE payment_id = ? AND state = 'AWAITING_PAYER' AND held_for IS NULL",
                        method.name(),
                        paymentId)
                == 1;
    }

    @Override
    public void hold(String paymentId, String why) {
        jdbc.update(HOLD, why, why, paymentId);
    }

    @Override
    public boolean release(String paymentId, String why) {
        return jdbc.update(
                        "UPDATE payment SET held_for = NULL WHERE payment_id = ? AND held_for = ? AND NOT EXISTS"
                                + " (SELECT 1 FROM receipt WHERE receipt.payment_id = payment.payment_id"
                                + " AND purpose = 'WRONG_AMOUNT' AND give_back_decided_at IS NULL)",
                        paymentId,
                        why)
                == 1;
    }

    @Override
    public List<String> lease(int atMost) {
        Instant now = clock.instant();
        List<Due> due = transactions.execute(status -> {
            List<Due> rows =
                    jdbc.query(DUE, (row, number) -> new Due(row.getString(1), row.getInt(2)), time(now), atMost);
            jdbc.batchUpdate(
                    "UPDATE payment SET looks = looks + 1, look_at = ? WHERE payment_id = ?",
                    rows.stream().map(row -> next(row, now)).toList());
            return rows;
        });
        return due == null ? List.of() : due.stream().map(Due::paymentId).toList();
    }

    private Object[] next(Due due, Instant now) {
        return new Object[] {time(now.plus(pause.after(due.looks()))), due.paymentId()};
    }

    @Override
    public void lookAgain(String paymentId, Instant at) {
        jdbc.update("UPDATE payment SET look_at = ? WHERE payment_id = ? AND look_at IS NOT NULL", time(at), paymentId);
    }

    @Override
    public List<AttentionItem> held(int limit) {
        return jdbc.query(
                "SELECT payment_id, merchant_id, amount_minor, currency, held_for, created_at FROM payment"
                        // Reviews have a list of their own, and may be many: they must hide nobody's money here.
                        + " FORCE INDEX (payment_held) WHERE held_for < 'RISK_REVIEW' OR held_for > 'RISK_REVIEW'"
                        + " ORDER BY payment_id LIMIT ?",
                (row, number) -> new AttentionItem(
                        "payment",
                        row.getString(1),
                        row.getString(2),
                        row.getString(1),
                        Money.of(row.getLong(3), CurrencyCode.valueOf(row.getString(4))),
                        row.getString(5),
                        row.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                limit);
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

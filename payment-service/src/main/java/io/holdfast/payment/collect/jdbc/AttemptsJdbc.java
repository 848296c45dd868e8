package io.holdfast.payment.collect.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.collect.Attempt;
import io.holdfast.payment.collect.AttemptState;
import io.holdfast.payment.collect.Attempts;
import io.holdfast.payment.collect.json.ActionJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Attempts in SQL. */
public final class AttemptsJdbc implements Attempts {

    private static final String COLUMNS =
            "attempt_no, payment_id, ordinal, merchant_id, channel, method, state, currency,"
                    + " amount_minor, payer, description, return_url, action, refusal, channel_transaction_id, created_at,"
                    + " expires_at, abandoned, queried_at, queries";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM attempt WHERE ";
    private static final String LIVE = " AND state IN ('PREPARING', 'OPEN', 'AUTHORIZED')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public AttemptsJdbc(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void insert(Attempt attempt, Instant lookAt) {
        jdbc.update(
                "INSERT INTO attempt (" + COLUMNS
                        + ", query_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, ?, FALSE, NULL, 0, ?)",
                attempt.attemptNo(),
                attempt.paymentId(),
                attempt.ordinal(),
                attempt.merchantId(),
                attempt.channel(),
                attempt.method().name(),
                attempt.state().name(),
                attempt.amount().currency().name(),
                attempt.amount().amountMinor(),
                ActionJson.writeTexts(attempt.payer()),
                attempt.description(),
                attempt.returnUrl(),
                time(attempt.createdAt()),
                time(attempt.expiresAt()),
                time(lookAt));
    }

    @Override
    public void beginAgain(String attemptNo, Instant now, Instant expiresAt, Instant lookAt) {
        jdbc.update(
                "UPDATE attempt SET created_at = ?, expires_at = ?, query_at = ?, queries = 0"
                        + " WHERE attempt_no = ? AND state = 'PREPARING'",
                time(now),
                time(expiresAt),
                time(lookAt),
                attemptNo);
    }

    @Override
    public @Nullable Attempt find(String attemptNo) {
        List<Attempt> found = jdbc.query(SELECT + "attempt_no = ?", AttemptsJdbc::attempt, attemptNo);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<Attempt> ofPayment(String paymentId) {
        return jdbc.query(SELECT + "payment_id = ? ORDER BY ordinal", AttemptsJdbc::attempt, paymentId);
    }

    @Override
    public boolean opened(
            String attemptNo, PayerAction action, @Nullable String channelTransactionId, Instant queryAt) {
        return jdbc.update(
                        "UPDATE attempt SET state = 'OPEN', action = ?, channel_transaction_id = ?, payer = NULL,"
                                + " query_at = ?, queries = 0 WHERE attempt_no = ? AND state = 'PREPARING'",
                        ActionJson.write(action),
                        channelTransactionId,
                        time(queryAt),
                        attemptNo)
                == 1;
    }

    @Override
    public boolean asking(String attemptNo, Instant now) {
        return jdbc.update(
                        "UPDATE attempt SET queried_at = ?"
                                + " WHERE attempt_no = ? AND state = 'PREPARING' AND queried_at IS NULL",
                        time(now),
                        attemptNo)
                == 1;
    }

    @Override
    public boolean refusedAtOnce(String attemptNo, FailureReason reason, String details) {
        return refused(attemptNo, reason, details, " AND state = 'PREPARING'");
    }

    @Override
    public boolean drop(String attemptNo, Instant at) {
        return jdbc.update(
                        "UPDATE attempt SET abandoned = TRUE, query_at = ?, queries = 0"
                                + " WHERE attempt_no = ? AND state = 'PREPARING' AND NOT abandoned",
                        time(at),
                        attemptNo)
                == 1;
    }

    @Override
    public boolean authorized(String attemptNo, String channelTransactionId, Instant queryAt) {
        return jdbc.update(
                        "UPDATE attempt SET state = 'AUTHORIZED', payer = NULL,"
                                + " channel_transaction_id = COALESCE(channel_transaction_id, ?), query_at = ?, queries = 0"
                                + " WHERE attempt_no = ? AND state IN ('PREPARING', 'OPEN')",
                        channelTransactionId,
                        time(queryAt),
                        attemptNo)
                == 1;
    }

    @Override
    public void authorizedInVain(String attemptNo, String channelTransactionId, Instant at) {
        jdbc.update(
                "UPDATE attempt SET state = 'AUTHORIZED', abandoned = TRUE, payer = NULL,"
                        + " channel_transaction_id = COALESCE(channel_transaction_id, ?), query_at = ?, queries = 0"
                        + " WHERE attempt_no = ? AND state <> 'PAID'",
                channelTransactionId,
                time(at),
                attemptNo);
    }

    @Override
    public void paid(String attemptNo, String channelTransactionId) {
        jdbc.update(
                "UPDATE attempt SET state = 'PAID', payer = NULL, query_at = NULL,"
                        + " channel_transaction_id = COALESCE(channel_transaction_id, ?) WHERE attempt_no = ?",
                channelTransactionId,
                attemptNo);
    }

    @Override
    public boolean refused(String attemptNo, FailureReason reason, String details) {
        return refused(attemptNo, reason, details, LIVE);
    }

    private boolean refused(String attemptNo, FailureReason reason, String details, String from) {
        return jdbc.update(
                        "UPDATE attempt SET state = 'REFUSED', payer = NULL, query_at = NULL, refusal = ?,"
                                + " refusal_details = ? WHERE attempt_no = ?" + from,
                        reason.name(),
                        details,
                        attemptNo)
                == 1;
    }

    @Override
    public boolean closed(String attemptNo) {
        return jdbc.update(
                        "UPDATE attempt SET state = 'CLOSED', payer = NULL, query_at = NULL WHERE attempt_no = ?"
                                + LIVE,
                        attemptNo)
                == 1;
    }

    @Override
    public void abandonOthers(String paymentId, @Nullable String exceptAttemptNo, Instant at) {
        jdbc.update(
                "UPDATE attempt SET abandoned = TRUE, query_at = ?, queries = 0 WHERE payment_id = ? AND attempt_no <> ?"
                        + LIVE,
                time(at),
                paymentId,
                exceptAttemptNo == null ? "" : exceptAttemptNo);
    }

    @Override
    public void abandon(String attemptNo, Instant at) {
        jdbc.update(
                "UPDATE attempt SET abandoned = TRUE, query_at = ?, queries = 0 WHERE attempt_no = ?" + LIVE,
                time(at),
                attemptNo);
    }

    @Override
    public void lookAgain(String attemptNo, Instant at) {
        jdbc.update("UPDATE attempt SET query_at = ? WHERE attempt_no = ?" + LIVE, time(at), attemptNo);
    }

    @Override
    public boolean claimQuery(String attemptNo, Instant now, Instant notSince) {
        return jdbc.update(
                        "UPDATE attempt SET queried_at = ? WHERE attempt_no = ?"
                                + " AND (queried_at IS NULL OR queried_at <= ?)" + LIVE,
                        time(now),
                        attemptNo,
                        time(notSince))
                == 1;
    }

    @Override
    public List<Attempt> lease(int atMost, Function<Attempt, Duration> nextPause) {
        Instant now = clock.instant();
        List<Attempt> due = transactions.execute(status -> {
            List<Attempt> rows = jdbc.query(
                    SELECT + "query_at <= ? ORDER BY query_at LIMIT ? FOR UPDATE SKIP LOCKED",
                    AttemptsJdbc::attempt,
                    time(now),
                    atMost);
            jdbc.batchUpdate(
                    "UPDATE attempt SET queries = queries + 1, query_at = ? WHERE attempt_no = ?",
                    rows.stream()
                            .map(row -> new @Nullable Object[] {time(now.plus(nextPause.apply(row))), row.attemptNo()})
                            .toList());
            return rows;
        });
        return due == null ? List.of() : due;
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        String refusal = row.getString(14);
        LocalDateTime queriedAt = row.getObject(19, LocalDateTime.class);
        return new Attempt(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                PaymentMethod.valueOf(row.getString(6)),
                AttemptState.valueOf(row.getString(7)),
                Money.of(row.getLong(9), CurrencyCode.valueOf(row.getString(8))),
                ActionJson.readTexts(row.getString(10)),
                row.getString(11),
                row.getString(12),
                ActionJson.read(row.getString(13)),
                refusal == null ? null : FailureReason.valueOf(refusal),
                row.getString(15),
                row.getObject(16, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject(17, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getBoolean(18),
                queriedAt == null ? null : queriedAt.toInstant(ZoneOffset.UTC),
                row.getInt(20));
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

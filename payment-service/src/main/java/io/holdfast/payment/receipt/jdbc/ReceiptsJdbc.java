package io.holdfast.payment.receipt.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.DoublingPause;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.receipt.json.DetailsJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Receipts in SQL. A lease pushes the next look forward: 1, 2, 4… seconds, up to the longest pause. */
public final class ReceiptsJdbc implements Receipts {

    private static final String COLUMNS =
            "receipt_id, channel, channel_transaction_id, attempt_no, payment_id, merchant_id,"
                    + " currency, amount_minor, paid_at, purpose, give_back, give_back_no, look_at, looks, details, received_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM receipt WHERE ";
    private static final String INSERT =
            "INSERT INTO receipt (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final DoublingPause pause;

    public ReceiptsJdbc(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, Duration longestPause) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.pause = new DoublingPause(longestPause);
    }

    @Override
    public boolean insert(StoredReceipt receipt) {
        try {
            jdbc.update(
                    INSERT,
                    receipt.receiptId(),
                    receipt.channel(),
                    receipt.channelTransactionId(),
                    receipt.attemptNo(),
                    receipt.paymentId(),
                    receipt.merchantId(),
                    receipt.paid().currency().name(),
                    receipt.paid().amountMinor(),
                    time(receipt.paidAt()),
                    receipt.purpose().name(),
                    receipt.giveBack().name(),
                    receipt.giveBackNo(),
                    time(receipt.nextLookAt()),
                    receipt.looks(),
                    DetailsJson.write(receipt.details()),
                    time(receipt.receivedAt()));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public @Nullable StoredReceipt find(String receiptId) {
        return only("receipt_id = ?", receiptId);
    }

    @Override
    public @Nullable StoredReceipt findByTransaction(String channel, String merchantId, String channelTransactionId) {
        return only(
                "channel = ? AND merchant_id = ? AND channel_transaction_id = ?",
                channel,
                merchantId,
                channelTransactionId);
    }

    @Override
    public @Nullable StoredReceipt findByGiveBackNo(String giveBackNo) {
        return only("give_back_no = ?", giveBackNo);
    }

    @Override
    public @Nullable StoredReceipt settling(String paymentId) {
        return only("settles = ?", paymentId);
    }

    @Override
    public List<StoredReceipt> ofPayment(String paymentId) {
        return jdbc.query(SELECT + "payment_id = ? ORDER BY receipt_id", ReceiptsJdbc::receipt, paymentId);
    }

    @Override
    public void mustGoBack(String paymentId, Instant lookAt) {
        jdbc.update(
                "UPDATE receipt SET give_back = 'DUE', look_at = ?, looks = 0 WHERE settles = ? AND give_back = 'NONE'",
                time(lookAt),
                paymentId);
    }

    @Override
    public List<StoredReceipt> lease(int atMost) {
        Instant now = clock.instant();
        List<StoredReceipt> due = transactions.execute(status -> {
            List<StoredReceipt> rows = jdbc.query(
                    SELECT + "look_at <= ? ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED",
                    ReceiptsJdbc::receipt,
                    time(now),
                    atMost);
            jdbc.batchUpdate(
                    "UPDATE receipt SET looks = looks + 1, look_at = ? WHERE receipt_id = ?",
                    rows.stream().map(row -> next(row, now)).toList());
            return rows;
        });
        return due == null ? List.of() : due;
    }

    private @Nullable Object[] next(StoredReceipt receipt, Instant now) {
        return new @Nullable Object[] {time(now.plus(pause.after(receipt.looks()))), receipt.receiptId()};
    }

    @Override
    public void setAside(String receiptId) {
        jdbc.update("UPDATE receipt SET look_at = NULL WHERE receipt_id = ? AND give_back = 'NONE'", receiptId);
    }

    @Override
    public void moved(String receiptId, GiveBackState state, @Nullable Instant lookAt) {
        jdbc.update(
                "UPDATE receipt SET give_back = ?, look_at = ? WHERE receipt_id = ? AND give_back <> 'DONE'",
                state.name(),
                time(lookAt),
                receiptId);
    }

    @Override
    public void waits(String receiptId) {
        Instant now = clock.instant();
        jdbc.update(
                "UPDATE receipt SET looks = 0, look_at = ?"
                        + " WHERE receipt_id = ? AND give_back = 'REFUNDING' AND look_at > ?",
                time(now.plus(pause.longest())),
                receiptId,
                time(now));
    }

    @Override
    public void resume(String receiptId, Instant lookAt) {
        jdbc.update(
                "UPDATE receipt SET give_back = 'REFUNDING', looks = 0, look_at = ?"
                        + " WHERE receipt_id = ? AND give_back IN ('REFUNDING', 'ABNORMAL')",
                time(lookAt),
                receiptId);
    }

    @Override
    public boolean retry(String receiptId, Instant lookAt) {
        return jdbc.update(
                        "UPDATE receipt SET looks = 0, look_at = ?,"
                                + " give_back = CASE WHEN purpose = 'WRONG_AMOUNT' AND give_back_decided_at IS NULL"
                                + " THEN 'NONE' ELSE 'REFUNDING' END"
                                + " WHERE receipt_id = ? AND give_back = 'ABNORMAL'",
                        time(lookAt),
                        receiptId)
                == 1;
    }

    @Override
    public boolean decide(String receiptId, Instant lookAt) {
        return jdbc.update(
                        "UPDATE receipt SET give_back = 'DUE', give_back_decided_at = ?, looks = 0, look_at = ?"
                                + " WHERE receipt_id = ? AND purpose = 'WRONG_AMOUNT' AND give_back_decided_at IS NULL",
                        time(lookAt),
                        time(lookAt),
                        receiptId)
                == 1;
    }

    @Override
    public List<StoredReceipt> undecided(int limit) {
        return jdbc.query(
                SELECT + "purpose = 'WRONG_AMOUNT' AND give_back = 'NONE'"
                        + " AND payment_id IN (SELECT payment_id FROM payment WHERE held_for IS NOT NULL)"
                        + " ORDER BY receipt_id LIMIT ?",
                ReceiptsJdbc::receipt,
                limit);
    }

    @Override
    public List<StoredReceipt> abnormal(int limit) {
        return jdbc.query(SELECT + "give_back = 'ABNORMAL' ORDER BY receipt_id LIMIT ?", ReceiptsJdbc::receipt, limit);
    }

    private @Nullable StoredReceipt only(String condition, Object... values) {
        List<StoredReceipt> found = jdbc.query(SELECT + condition, ReceiptsJdbc::receipt, values);
        return found.isEmpty() ? null : found.get(0);
    }

    private static StoredReceipt receipt(ResultSet row, int number) throws SQLException {
        LocalDateTime lookAt = row.getObject(13, LocalDateTime.class);
        return new StoredReceipt(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Money.of(row.getLong(8), CurrencyCode.valueOf(row.getString(7))),
                row.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                ReceiptPurpose.valueOf(row.getString(10)),
                GiveBackState.valueOf(row.getString(11)),
                row.getString(12),
                lookAt == null ? null : lookAt.toInstant(ZoneOffset.UTC),
                row.getInt(14),
                DetailsJson.read(row.getString(15)),
                row.getObject(16, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static @Nullable LocalDateTime time(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

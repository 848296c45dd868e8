package io.holdfast.payment.refund.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.DoublingPause;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.refund.AbnormalRefund;
import io.holdfast.payment.refund.PaidTrade;
import io.holdfast.payment.refund.RefundConfig;
import io.holdfast.payment.refund.RefundEvents;
import io.holdfast.payment.refund.RefundJob;
import io.holdfast.payment.refund.StoredRefunds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Refunds in SQL. Where payment and refund are written together, the payment comes first. */
public final class StoredRefundsJdbc implements StoredRefunds {

    private static final String SELECT = "SELECT " + RefundRows.COLUMNS + " FROM refund WHERE ";
    private static final String REFUND_NO = "SELECT refund_no FROM refund WHERE refund_id = ?";
    private static final String TRADE =
            "SELECT r.channel, r.attempt_no, a.method, r.channel_transaction_id, r.currency,"
                    + " r.amount_minor FROM receipt r JOIN attempt a ON a.attempt_no = r.attempt_no WHERE r.settles = ?";
    private static final String SENDING =
            "UPDATE refund SET state = 'PROCESSING' WHERE refund_id = ? AND state = 'PENDING'";
    private static final String SENT = "UPDATE refund SET channel_refund_id = ? WHERE refund_id = ?";
    private static final String END = "UPDATE refund SET state = ?, failure_reason = ?, finished_at = ?, look_at = NULL"
            + " WHERE refund_id = ? AND state IN ('PENDING', 'PROCESSING', 'ABNORMAL')";
    private static final String GIVE_UP = "UPDATE payment SET refunded_minor = refunded_minor - ? WHERE payment_id = ?";
    private static final String DUE = "SELECT refund_id, looks FROM refund WHERE look_at <= ?"
            + " AND state IN ('PENDING', 'PROCESSING') ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String LEASE = "UPDATE refund SET looks = looks + 1, look_at = ? WHERE refund_id = ?";
    private static final String OBSTACLE = "UPDATE refund SET obstacle = ? WHERE refund_id = ?";
    private static final String ABNORMAL = "UPDATE refund SET state = 'ABNORMAL', look_at = NULL,"
            + " obstacle = COALESCE(obstacle, ?) WHERE refund_id = ? AND state IN ('PENDING', 'PROCESSING')";
    private static final String RETRY =
            "UPDATE refund SET state = 'PROCESSING', look_at = ?, looks = 0, obstacle = NULL"
                    + " WHERE refund_id = ? AND state = 'ABNORMAL'";
    private static final String ALL_ABNORMAL = "SELECT " + RefundRows.COLUMNS
            + ", refund_no, obstacle FROM refund WHERE state = 'ABNORMAL' ORDER BY refund_id LIMIT ?";
    private static final int REFUND_NO_COLUMN = 16;
    private static final int OBSTACLE_COLUMN = 17;
    private static final int OBSTACLE_LENGTH = 200;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final StoredPayments payments;
    private final RefundEvents events;
    private final Clock clock;
    private final DoublingPause pause;
    private final AcceptJdbc accept;

    public StoredRefundsJdbc(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            RefundEvents events,
            Clock clock,
            RefundConfig config) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
        this.pause = new DoublingPause(config.longestPause());
        this.accept = new AcceptJdbc(jdbc, transactions, clock, config.firstLookAfter());
    }

    @Override
    public RefundOutcome accept(RefundOrder order, String refundId, String refundNo) {
        return accept.accept(order, refundId, refundNo);
    }

    @Override
    public @Nullable RefundView find(String refundId) {
        return only("refund_id = ?", refundId);
    }

    @Override
    public @Nullable RefundView findByNumber(String merchantId, String merchantRefundNo) {
        return only("merchant_id = ? AND merchant_refund_no = ?", merchantId, merchantRefundNo);
    }

    @Override
    public @Nullable RefundView findAtChannel(String merchantId, String refundNo) {
        return only("refund_no = ? AND merchant_id = ?", refundNo, merchantId);
    }

    private @Nullable RefundView only(String condition, Object... values) {
        List<RefundView> found = jdbc.query(SELECT + condition, RefundRows::refund, values);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<RefundView> list(String merchantId, @Nullable String paymentId, @Nullable String before, int limit) {
        StringBuilder condition = new StringBuilder("merchant_id = ?");
        List<Object> values = new ArrayList<>(List.of(merchantId));
        if (paymentId != null) {
            condition.append(" AND payment_id = ?");
            values.add(paymentId);
        }
        if (before != null) {
            condition.append(" AND refund_id < ?");
            values.add(before);
        }
        values.add(limit);
        return jdbc.query(
                SELECT + condition + " ORDER BY refund_id DESC LIMIT ?", RefundRows::refund, values.toArray());
    }

    @Override
    public RefundJob job(String refundId) {
        RefundView refund = find(refundId);
        if (refund == null) {
            throw new IllegalStateException("there is no refund " + refundId);
        }
        PaymentView payment = Objects.requireNonNull(payments.find(refund.paymentId()), refund.paymentId());
        String refundNo = Objects.requireNonNull(jdbc.queryForObject(REFUND_NO, String.class, refundId));
        return new RefundJob(refund, refundNo, payment, payment.payerAccountId() == null ? trade(payment) : null);
    }

    private PaidTrade trade(PaymentView payment) {
        return jdbc.query(TRADE, StoredRefundsJdbc::trade, payment.paymentId()).stream()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("payment " + payment.paymentId() + " succeeded without a receipt"));
    }

    private static PaidTrade trade(ResultSet row, int number) throws SQLException {
        return new PaidTrade(
                row.getString(1),
                row.getString(2),
                PaymentMethod.valueOf(row.getString(3)),
                row.getString(4),
                Money.of(row.getLong(6), CurrencyCode.valueOf(row.getString(5))));
    }

    @Override
    public boolean sending(String refundId) {
        return jdbc.update(SENDING, refundId) == 1;
    }

    @Override
    public void sent(String refundId, String channelRefundId) {
        jdbc.update(SENT, channelRefundId, refundId);
    }

    @Override
    public boolean succeeded(RefundView refund) {
        return ended(refund.ended(RefundState.SUCCEEDED, null, now()));
    }

    @Override
    public boolean failed(RefundView refund, RefundFailure reason) {
        return ended(refund.ended(RefundState.FAILED, reason, now()));
    }

    private boolean ended(RefundView ended) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (ended.state() == RefundState.FAILED) {
                jdbc.update(GIVE_UP, ended.amount().amountMinor(), ended.paymentId());
            }
            RefundFailure reason = ended.failureReason();
            int changed = jdbc.update(
                    END,
                    ended.state().name(),
                    reason == null ? null : reason.name(),
                    RefundRows.time(Objects.requireNonNull(ended.finishedAt())),
                    ended.refundId());
            if (changed == 0) {
                status.setRollbackOnly();
                return false;
            }
            events.append(ended);
            return true;
        }));
    }

    @Override
    public List<Due> lease(int atMost) {
        Instant now = clock.instant();
        List<Due> found = transactions.execute(status -> {
            List<Due> rows = jdbc.query(
                    DUE, (row, number) -> new Due(row.getString(1), row.getInt(2)), RefundRows.time(now), atMost);
            jdbc.batchUpdate(LEASE, rows.stream().map(row -> next(row, now)).toList());
            return rows;
        });
        return found == null ? List.of() : found;
    }

    private Object[] next(Due due, Instant now) {
        return new Object[] {RefundRows.time(now.plus(pause.after(due.looks()))), due.refundId()};
    }

    @Override
    public void obstacle(String refundId, String what) {
        jdbc.update(OBSTACLE, cut(what), refundId);
    }

    @Override
    public boolean abnormal(String refundId, String why) {
        return jdbc.update(ABNORMAL, cut(why), refundId) == 1;
    }

    @Override
    public boolean retry(String refundId) {
        return jdbc.update(RETRY, RefundRows.time(now()), refundId) == 1;
    }

    @Override
    public List<AbnormalRefund> abnormal(int limit) {
        return jdbc.query(
                ALL_ABNORMAL,
                (row, number) -> new AbnormalRefund(
                        RefundRows.refund(row, number),
                        row.getString(REFUND_NO_COLUMN),
                        row.getString(OBSTACLE_COLUMN)),
                limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), OBSTACLE_LENGTH));
    }
}

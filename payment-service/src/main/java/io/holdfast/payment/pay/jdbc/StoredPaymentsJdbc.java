package io.holdfast.payment.pay.jdbc;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.EndCompanion;
import io.holdfast.payment.pay.PaymentEvents;
import io.holdfast.payment.pay.PaymentReplies;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments in SQL. */
public final class StoredPaymentsJdbc implements StoredPayments {

    private static final String INSERT = "INSERT INTO payment (" + PaymentRows.COLUMNS
            + ", risk_rules) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FINISH = "UPDATE payment SET state = ?, failure_reason = ?, customer = ?,"
            + " finished_at = ?, look_at = NULL WHERE payment_id = ? AND state = ?";
    private static final String HOLD =
            "UPDATE payment SET state = 'CREATED', held_for = ?, look_at = ? WHERE payment_id = ?";
    private static final String APPROVE =
            "UPDATE payment SET state = ?, held_for = NULL, approved_at = ?, expires_at = ?,"
                    + " look_at = ?, looks = 0 WHERE payment_id = ? AND state = 'CREATED' AND held_for = 'RISK_REVIEW'";
    private static final String LEAVE_OPEN = "UPDATE payment SET declined_for = COALESCE(?, declined_for), look_at = ?"
            + " WHERE payment_id = ? AND state = 'PROCESSING'";
    private static final String SELECT = "SELECT " + PaymentRows.COLUMNS + " FROM payment WHERE ";

    private final JdbcTemplate jdbc;
    private final RepeatedTransaction transaction;
    private final PaymentEvents events;
    private final PaymentReplies replies;

    public StoredPaymentsJdbc(
            JdbcTemplate jdbc, TransactionTemplate transactions, PaymentEvents events, PaymentReplies replies) {
        this.jdbc = jdbc;
        this.transaction = new RepeatedTransaction(transactions);
        this.events = events;
        this.replies = replies;
    }

    @Override
    public boolean accept(PaymentView payment, @Nullable String riskRules, AcceptCompanion companion) {
        return transaction.run(
                () -> {
                    if (!inserted(payment, riskRules)) {
                        return false;
                    }
                    companion.onAccept(payment);
                    return true;
                },
                () -> find(payment.paymentId()) != null);
    }

    private boolean inserted(PaymentView payment, @Nullable String riskRules) {
        @Nullable Object[] row = PaymentRows.values(payment);
        @Nullable Object[] values = Arrays.copyOf(row, row.length + 1);
        values[row.length] = riskRules;
        try {
            jdbc.update(INSERT, values);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public boolean finish(PaymentView finished, PaymentState from, EndCompanion companion) {
        return transaction.run(
                () -> {
                    if (!ended(finished, from)) {
                        return false;
                    }
                    companion.onEnd(finished);
                    return true;
                },
                () -> finished.equals(find(finished.paymentId())));
    }

    @Override
    public void endWithin(PaymentView ended, PaymentState from) {
        if (!ended(ended, from)) {
            throw new IllegalStateException("payment " + ended.paymentId() + " is not " + from + " in its own commit");
        }
    }

    @Override
    public void holdWithin(PaymentView held) {
        jdbc.update(HOLD, held.heldFor(), PaymentRows.time(held.nextLookAt()), held.paymentId());
    }

    @Override
    public boolean approve(PaymentView approved, AcceptCompanion companion) {
        return transaction.run(
                () -> {
                    int changed = jdbc.update(
                            APPROVE,
                            approved.state().name(),
                            PaymentRows.time(approved.approvedAt()),
                            PaymentRows.time(approved.expiresAt()),
                            PaymentRows.time(approved.nextLookAt()),
                            approved.paymentId());
                    if (changed == 0) {
                        return false;
                    }
                    companion.onAccept(approved);
                    return true;
                },
                () -> isApproved(approved));
    }

    private boolean isApproved(PaymentView approved) {
        PaymentView stored = find(approved.paymentId());
        return stored != null && Objects.equals(stored.approvedAt(), approved.approvedAt());
    }

    private boolean ended(PaymentView finished, PaymentState from) {
        if (jdbc.update(FINISH, ending(finished, from)) == 0) {
            return false;
        }
        events.append(finished);
        replies.onTerminal(finished);
        return true;
    }

    private static @Nullable Object[] ending(PaymentView finished, PaymentState from) {
        return new @Nullable Object[] {
            finished.state().name(),
            PaymentRows.name(finished.failureReason()),
            finished.customer(),
            PaymentRows.time(finished.finishedAt()),
            finished.paymentId(),
            from.name()
        };
    }

    @Override
    public void leaveOpen(String paymentId, @Nullable FailureReason declined, Instant lookAt) {
        jdbc.update(LEAVE_OPEN, PaymentRows.name(declined), PaymentRows.time(lookAt), paymentId);
    }

    @Override
    public @Nullable PaymentView find(String paymentId) {
        return only("payment_id = ?", paymentId);
    }

    @Override
    public @Nullable PaymentView findByNumber(String merchantId, String merchantPaymentNo) {
        return only("merchant_id = ? AND merchant_payment_no = ?", merchantId, merchantPaymentNo);
    }

    private @Nullable PaymentView only(String condition, Object... values) {
        List<PaymentView> found = jdbc.query(SELECT + condition, PaymentRows::payment, values);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<PaymentView> list(String merchantId, @Nullable String before, int limit) {
        return before == null
                ? jdbc.query(
                        SELECT + "merchant_id = ? ORDER BY payment_id DESC LIMIT ?",
                        PaymentRows::payment,
                        merchantId,
                        limit)
                : jdbc.query(
                        SELECT + "merchant_id = ? AND payment_id < ? ORDER BY payment_id DESC LIMIT ?",
                        PaymentRows::payment,
                        merchantId,
                        before,
                        limit);
    }

    @Override
    public Map<String, PaymentView> findAll(List<String> paymentIds) {
        if (paymentIds.isEmpty()) {
            return Map.of();
        }
        String places = String.join(", ", Collections.nCopies(paymentIds.size(), "?"));
        return jdbc
                .query(SELECT + "payment_id IN (" + places + ")", PaymentRows::payment, paymentIds.toArray())
                .stream()
                .collect(Collectors.toMap(PaymentView::paymentId, Function.identity()));
    }
}

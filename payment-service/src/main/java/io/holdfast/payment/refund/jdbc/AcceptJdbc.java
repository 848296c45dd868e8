package io.holdfast.payment.refund.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundOutcome.Reason;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The commit that makes a refund. The payment's row comes first, as everywhere: it is what refunds at once wait for, and the
 * foreign key would otherwise be checked under a lock that two of them share and neither can widen.
 */
final class AcceptJdbc {

    private static final String TAKE = "UPDATE payment SET refunded_minor = refunded_minor + ? WHERE payment_id = ?"
            + " AND merchant_id = ? AND state = 'SUCCEEDED' AND currency = ?"
            + " AND refunded_minor + ? <= COALESCE(captured_minor, amount_minor) - points_value_minor";
    private static final String PAYMENT = "SELECT p.merchant_id, p.state, p.currency, p.refunded_minor,"
            + " COALESCE(p.captured_minor, p.amount_minor) - p.points_value_minor, r.currency, r.amount_minor"
            + " FROM payment p LEFT JOIN receipt r ON r.settles = p.payment_id WHERE p.payment_id = ?";
    private static final String GIVEN =
            "SELECT COALESCE(SUM(to_payer_minor), 0) FROM refund WHERE payment_id = ? AND state <> 'FAILED'";
    private static final String INSERT = "INSERT INTO refund (refund_id, merchant_id, merchant_refund_no, payment_id,"
            + " currency, amount_minor, to_payer_currency, to_payer_minor, refund_no, reason, restock, state, created_at,"
            + " look_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration firstLookAfter;

    AcceptJdbc(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, Duration firstLookAfter) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.firstLookAfter = firstLookAfter;
    }

    /**
     * @param paid what the payer paid through a channel; null for a wallet
     * @param refundable all that can ever be refunded, in the payment's currency
     */
    private record Paid(
            String merchantId,
            PaymentState state,
            CurrencyCode currency,
            long refundedMinor,
            long refundable,
            @Nullable Money paid) {}

    RefundOutcome accept(RefundOrder order, String refundId, String refundNo) {
        RefundOutcome outcome = transactions.execute(status -> {
            RefundOutcome made = made(order, refundId, refundNo);
            if (made instanceof RefundOutcome.Refused) {
                status.setRollbackOnly();
            }
            return made;
        });
        return Objects.requireNonNull(outcome);
    }

    private RefundOutcome made(RefundOrder order, String refundId, String refundNo) {
        long minor = order.amount().amountMinor();
        String currency = order.amount().currency().name();
        boolean taken = jdbc.update(TAKE, minor, order.paymentId(), order.merchantId(), currency, minor) == 1;
        List<Paid> found = jdbc.query(PAYMENT, AcceptJdbc::paid, order.paymentId());
        Paid payment = found.isEmpty() ? null : found.get(0);
        if (payment == null || !taken) {
            return new RefundOutcome.Refused(refusal(order, payment));
        }
        Money toPayer = toPayer(order, payment);
        if (toPayer.amountMinor() < 1) {
            return new RefundOutcome.Refused(Reason.AMOUNT_OUT_OF_RANGE);
        }
        return inserted(order, refundId, refundNo, toPayer);
    }

    private static Reason refusal(RefundOrder order, @Nullable Paid payment) {
        if (payment == null || !payment.merchantId().equals(order.merchantId())) {
            return Reason.PAYMENT_NOT_FOUND;
        }
        if (payment.state() != PaymentState.SUCCEEDED) {
            return Reason.PAYMENT_NOT_SUCCEEDED;
        }
        return payment.currency() == order.amount().currency() ? Reason.AMOUNT_ABOVE_REST : Reason.CURRENCY_MISMATCH;
    }

    /** Exchanged back at the rate of the payment, rounded down; the last refund gets what is left, to the last coin. */
    private Money toPayer(RefundOrder order, Paid payment) {
        Money paid = payment.paid();
        if (paid == null || paid.currency() == payment.currency()) {
            return order.amount();
        }
        if (payment.refundedMinor() == payment.refundable()) {
            Long given = jdbc.queryForObject(GIVEN, Long.class, order.paymentId());
            return Money.of(paid.amountMinor() - (given == null ? 0 : given), paid.currency());
        }
        long share = BigInteger.valueOf(paid.amountMinor())
                .multiply(BigInteger.valueOf(order.amount().amountMinor()))
                .divide(BigInteger.valueOf(payment.refundable()))
                .longValueExact();
        return Money.of(share, paid.currency());
    }

    private RefundOutcome inserted(RefundOrder order, String refundId, String refundNo, Money toPayer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RefundView refund = new RefundView(
                refundId,
                order.merchantId(),
                order.merchantRefundNo(),
                order.paymentId(),
                order.amount(),
                toPayer,
                order.reason(),
                order.restock(),
                RefundState.PENDING,
                null,
                now,
                null,
                now.plus(firstLookAfter));
        try {
            jdbc.update(INSERT, values(refund, refundNo, now.plus(firstLookAfter)));
            return new RefundOutcome.Accepted(refund);
        } catch (DuplicateKeyException e) {
            return new RefundOutcome.Refused(Reason.REFUND_NO_REUSED);
        }
    }

    private static @Nullable Object[] values(RefundView refund, String refundNo, Instant lookAt) {
        return new @Nullable Object[] {
            refund.refundId(),
            refund.merchantId(),
            refund.merchantRefundNo(),
            refund.paymentId(),
            refund.amount().currency().name(),
            refund.amount().amountMinor(),
            refund.toPayer().currency().name(),
            refund.toPayer().amountMinor(),
            refundNo,
            refund.reason(),
            refund.restock(),
            RefundRows.time(refund.createdAt()),
            RefundRows.time(lookAt)
        };
    }

    private static Paid paid(ResultSet row, int number) throws SQLException {
        String currency = row.getString(6);
        return new Paid(
                row.getString(1),
                PaymentState.valueOf(row.getString(2)),
                CurrencyCode.valueOf(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                currency == null ? null : Money.of(row.getLong(7), CurrencyCode.valueOf(currency)));
    }
}

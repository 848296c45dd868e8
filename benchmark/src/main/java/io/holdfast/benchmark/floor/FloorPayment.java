package io.holdfast.benchmark.floor;

import static io.holdfast.benchmark.floor.FloorSchemas.ACCOUNT;
import static io.holdfast.benchmark.floor.FloorSchemas.ORDER;
import static io.holdfast.benchmark.floor.FloorSchemas.PAYMENT;

import io.holdfast.contract.PublicId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One payment's rows in four local transactions on one connection: accepted, held, captured, finished. Statement for
 * statement what payment-service's two commits and the participants' tries and confirms write; what they read, and
 * what they write later in batches, is left out. Every statement must change the rows it is meant to, as in the
 * services. Not thread-safe.
 */
final class FloorPayment implements AutoCloseable {

    private static final Set<Integer> IN_THE_WAY = Set.of(1205, 1213, 1020);
    private static final int MOST_TRIES = 5;

    private static final long FEE_MINOR = 8;
    private static final int FEE_BASIS_POINTS = 60;
    private static final long COUNTED_SECONDS = 62;
    private static final String FEE_ACCOUNT = "acc_floor_fee";
    /** As long as the reply that payment-service keeps, and the event it sends. */
    private static final String TEXT = "x".repeat(430);

    private static final byte[] REPLY = TEXT.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HASH = new byte[32];

    private final Connection connection;
    private final Statements accept;
    private final Statements hold;
    private final Statements capture;
    private final Statements finish;

    FloorPayment(FloorSchemas.Server server) throws SQLException {
        connection = server.connect();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        accept = new Statements(
                connection,
                "INSERT INTO " + PAYMENT + ".payment (payment_id, merchant_id, merchant_payment_no, order_id, method,"
                        + " payer_account_id, customer, currency, amount_minor, points, points_value_minor,"
                        + " fee_basis_points, state, failure_reason, created_at, finished_at, look_at)"
                        + " VALUES (?, ?, ?, ?, 'WALLET', ?, NULL, ?, ?, 0, 0, ?, 'PROCESSING', NULL, ?, NULL, ?)",
                "INSERT INTO " + PAYMENT + ".nonce (key_id, nonce, seen_at) VALUES (?, ?, ?)",
                "INSERT INTO " + PAYMENT + ".idempotent_request (merchant_id, idempotency_key, request_hash,"
                        + " payment_id, leased_until, status, body, created_at) VALUES (?, ?, ?, ?, ?, NULL, NULL, ?)",
                "INSERT INTO " + PAYMENT + ".risk_velocity (subject, bucket_seconds, bucket, currency, attempts,"
                        + " sum_minor, forget_at) VALUES (?, 0, 0, '', 0, 0, ?), (?, 1, ?, ?, 1, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE attempts = attempts + VALUES(attempts),"
                        + " sum_minor = sum_minor + VALUES(sum_minor),"
                        + " forget_at = GREATEST(forget_at, VALUES(forget_at))");
        hold = new Statements(
                connection,
                "INSERT INTO " + ACCOUNT + ".funds_hold (payment_id, xid, branch_id, merchant_id, payer_account_id,"
                        + " currency, amount_minor, points_value_minor, fee_basis_points, state, expires_at,"
                        + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 'TRIED', ?, ?)",
                "UPDATE " + ACCOUNT + ".account SET available_minor = available_minor - ?,"
                        + " frozen_minor = frozen_minor + ? WHERE account_id = ? AND merchant_id = ?"
                        + " AND kind = 'WALLET' AND status = 'OPEN' AND currency = ? AND available_minor >= ?",
                "INSERT INTO " + ORDER + ".reservation (payment_id, xid, branch_id, merchant_id, order_id, total_minor,"
                        + " currency, state, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'TRIED', ?, ?)",
                "UPDATE " + ORDER + ".orders SET state = 'PAYING', payment_id = ? WHERE order_id = ?"
                        + " AND merchant_id = ? AND state = 'OPEN' AND expires_at > ? AND total_minor = ?"
                        + " AND currency = ?",
                "UPDATE " + ORDER + ".stock SET available = available - 1, reserved = reserved + 1"
                        + " WHERE merchant_id = ? AND sku = ? AND available >= 1");
        capture = new Statements(
                connection,
                "UPDATE " + ACCOUNT + ".funds_hold SET state = 'CONFIRMED', resolved_at = ?"
                        + " WHERE payment_id = ? AND state = 'TRIED'",
                "INSERT INTO " + ACCOUNT + ".journal_entry (reference, operation, created_at) VALUES (?, 'capture', ?)",
                "INSERT INTO " + ACCOUNT + ".posting (entry_id, account_id, currency, amount_minor)"
                        + " VALUES (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)",
                "INSERT INTO " + ACCOUNT + ".pending_posting (posting_id, account_id, amount_minor)"
                        + " VALUES (?, ?, ?), (?, ?, ?)",
                "UPDATE " + ACCOUNT + ".account SET frozen_minor = frozen_minor - ?"
                        + " WHERE account_id = ? AND frozen_minor >= ?",
                "UPDATE " + ORDER + ".reservation SET state = 'CONFIRMED', resolved_at = ?"
                        + " WHERE payment_id = ? AND state = 'TRIED'",
                "UPDATE " + ORDER + ".orders SET state = 'PAID' WHERE order_id = ? AND payment_id = ?"
                        + " AND state = 'PAYING'",
                "UPDATE " + ORDER + ".stock SET reserved = reserved - 1, sold = sold + 1"
                        + " WHERE merchant_id = ? AND sku = ? AND reserved >= 1");
        finish = new Statements(
                connection,
                "UPDATE " + PAYMENT + ".payment SET state = 'SUCCEEDED', failure_reason = NULL, customer = NULL,"
                        + " finished_at = ?, look_at = NULL WHERE payment_id = ? AND state = 'PROCESSING'",
                "INSERT INTO " + PAYMENT + ".outbox (event_id, payment_id, type, payload, created_at)"
                        + " VALUES (?, ?, 'payment.succeeded', ?, ?)",
                "UPDATE " + PAYMENT + ".idempotent_request SET status = 201, body = ?"
                        + " WHERE payment_id = ? AND body IS NULL");
    }

    void pay(FloorOrder order) throws SQLException {
        String paymentId = PublicId.mint("pay");
        String number = paymentId.substring(4);
        committed(() -> accept(order, paymentId, number));
        committed(() -> hold(order, paymentId));
        committed(() -> capture(order, paymentId));
        committed(() -> finish(paymentId));
    }

    private void accept(FloorOrder order, String paymentId, String number) throws SQLException {
        LocalDateTime now = FloorGoods.now();
        accept.next(
                1,
                paymentId,
                order.merchantId(),
                number,
                order.orderId(),
                order.wallet(),
                FloorGoods.CURRENCY,
                FloorGoods.PRICE_MINOR,
                FEE_BASIS_POINTS,
                now,
                now.plusSeconds(6));
        accept.next(1, "key_" + order.merchantId().substring(4), number, now);
        accept.next(1, order.merchantId(), number, HASH, paymentId, now.plusMinutes(1), now);
        long second = now.toEpochSecond(ZoneOffset.UTC);
        long forgotten = second + COUNTED_SECONDS;
        byte[] payer = FloorGoods.subject(order.wallet());
        // This second's row is there already or not.
        accept.nextOfAnyNumber(
                payer,
                FloorGoods.anchoredUntil(),
                payer,
                second,
                FloorGoods.CURRENCY,
                FloorGoods.PRICE_MINOR,
                forgotten);
    }

    /** The payer's row before the stock's, here and in the capture: the hottest last. */
    private void hold(FloorOrder order, String paymentId) throws SQLException {
        LocalDateTime now = FloorGoods.now();
        long price = FloorGoods.PRICE_MINOR;
        String currency = FloorGoods.CURRENCY;
        String xid = "127.0.0.2:8091:" + System.nanoTime();
        long branchId = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        LocalDateTime expires = now.plusMinutes(1);
        hold.next(
                1,
                paymentId,
                xid,
                branchId,
                order.merchantId(),
                order.wallet(),
                currency,
                price,
                FEE_BASIS_POINTS,
                expires,
                now);
        hold.next(1, price, price, order.wallet(), order.merchantId(), currency, price);
        hold.next(1, paymentId, xid, branchId + 1, order.merchantId(), order.orderId(), price, currency, expires, now);
        hold.next(1, paymentId, order.orderId(), order.merchantId(), now, price, currency);
        hold.next(1, order.merchantId(), order.sku());
    }

    private void capture(FloorOrder order, String paymentId) throws SQLException {
        LocalDateTime now = FloorGoods.now();
        long price = FloorGoods.PRICE_MINOR;
        long share = price - FEE_MINOR;
        String currency = FloorGoods.CURRENCY;
        String merchant = "acc_" + order.merchantId().substring(4);
        capture.next(1, now, paymentId);
        long entry = capture.nextReturningId(1, paymentId, now);
        long posting = capture.nextReturningId(
                3,
                entry,
                order.wallet(),
                currency,
                -price,
                entry,
                merchant,
                currency,
                share,
                entry,
                FEE_ACCOUNT,
                currency,
                FEE_MINOR);
        capture.next(2, posting + 1, merchant, share, posting + 2, FEE_ACCOUNT, FEE_MINOR);
        capture.next(1, price, order.wallet(), price);
        capture.next(1, now, paymentId);
        capture.next(1, order.orderId(), paymentId);
        capture.next(1, order.merchantId(), order.sku());
    }

    private void finish(String paymentId) throws SQLException {
        LocalDateTime now = FloorGoods.now();
        finish.next(1, now, paymentId);
        finish.next(1, "evt_" + paymentId.substring(4), paymentId, TEXT, now);
        finish.next(1, REPLY, paymentId);
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void committed(Work work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                connection.commit();
                return;
            } catch (SQLException e) {
                connection.rollback();
                rewind();
                if (attempt == MOST_TRIES || !IN_THE_WAY.contains(e.getErrorCode())) {
                    throw e;
                }
            }
        }
    }

    private void rewind() {
        accept.rewind();
        hold.rewind();
        capture.rewind();
        finish.rewind();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

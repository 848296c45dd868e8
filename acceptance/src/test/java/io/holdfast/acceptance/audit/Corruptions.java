package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.ClientJournal.Kind.ORDER;
import static io.holdfast.acceptance.audit.ClientJournal.Kind.PAYMENT;

import io.holdfast.acceptance.audit.ClientJournal.Told;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** At least one corruption for every check. */
final class Corruptions {

    private Corruptions() {}

    static Stream<Corruption> all() {
        return Stream.of(
                        money(),
                        stock(),
                        points(),
                        states(),
                        parts(),
                        keysAndEvents(),
                        merchants(),
                        clients(),
                        collected(),
                        refunded(),
                        notified())
                .flatMap(List::stream);
    }

    private static List<Corruption> money() {
        return List.of(
                Corruption.of(
                        "I1.1",
                        Set.of("I4.3"),
                        "UPDATE {account}.account SET available_minor = available_minor + 1"
                                + " WHERE account_id = 'ext_cny'"),
                Corruption.of(
                        "I1.2",
                        Set.of("I4.7"),
                        "UPDATE {account}.deposit SET amount_minor = 9999 WHERE deposit_no = 'd1'"),
                Corruption.of(
                        "I1.3",
                        Set.of("I8.9"),
                        "UPDATE {points}.points_entry SET value_minor = 6 WHERE entry_id = 2",
                        "UPDATE {points}.points_hold SET value_minor = 6"),
                Corruption.of(
                        "I2.1",
                        Set.of(),
                        "UPDATE {account}.account SET available_minor = 299, frozen_minor = 1"
                                + " WHERE account_id = 'wal_2'"),
                Corruption.of(
                        "I3.1",
                        Set.of("I2.1"),
                        "UPDATE {account}.account SET available_minor = -1, frozen_minor = 301"
                                + " WHERE account_id = 'wal_2'"),
                Corruption.of(
                        "I3.1",
                        Set.of("I2.1"),
                        "UPDATE {account}.account SET available_minor = 301, frozen_minor = -1"
                                + " WHERE account_id = 'wal_2'"),
                Corruption.of(
                        "I4.1",
                        Set.of("I4.3", "I4.6"),
                        "UPDATE {account}.posting SET amount_minor = 7 WHERE posting_id = 9"),
                Corruption.of(
                        "I4.2",
                        Set.of("I11.1"),
                        "INSERT INTO {account}.journal_entry (reference, operation, created_at)"
                                + " VALUES ('pay_ok', 'refund', NOW(6))"),
                Corruption.of(
                        "I4.2",
                        Set.of("I11.1"),
                        "DELETE FROM {account}.journal_entry WHERE entry_id = 5",
                        "INSERT INTO {account}.journal_entry VALUES (6, 'pay_pts', 'capture', NOW(6))",
                        "INSERT INTO {account}.journal_entry VALUES (7, 'pay_pts', 'capture', NOW(6))",
                        "UPDATE {account}.posting SET entry_id = 6 WHERE entry_id = 5"),
                Corruption.of(
                        "I4.3",
                        Set.of(),
                        "UPDATE {account}.account SET available_minor = available_minor - 1"
                                + " WHERE account_id = 'wal_1'",
                        "UPDATE {account}.account SET available_minor = available_minor + 1"
                                + " WHERE account_id = 'wal_2'"),
                Corruption.of(
                        "I4.4",
                        Set.of(),
                        "INSERT INTO {account}.pending_posting VALUES (999, 'fee_cny', 1)",
                        "UPDATE {account}.account SET available_minor = available_minor - 1"
                                + " WHERE account_id = 'fee_cny'"),
                Corruption.of(
                        "I4.5", Set.of("I4.7"), "UPDATE {account}.posting SET currency = 'USD' WHERE entry_id = 3"),
                Corruption.of(
                        "I4.6",
                        Set.of(),
                        "UPDATE {account}.posting SET amount_minor = amount_minor + 1 WHERE posting_id = 8",
                        "UPDATE {account}.posting SET amount_minor = amount_minor - 1 WHERE posting_id = 9",
                        "UPDATE {account}.account SET available_minor = available_minor + 1"
                                + " WHERE account_id = 'acc_1'",
                        "UPDATE {account}.account SET available_minor = available_minor - 1"
                                + " WHERE account_id = 'fee_cny'"),
                Corruption.of(
                        "I4.7", Set.of(), "UPDATE {account}.deposit SET account_id = 'wal_1' WHERE deposit_no = 'd3'"),
                Corruption.of(
                        "I11.1",
                        Set.of("I4.6"),
                        "INSERT INTO {account}.journal_entry VALUES (6, 'pay_ok', 'capture', NOW(6))",
                        "INSERT INTO {account}.posting VALUES (14, 6, 'wal_1', 'CNY', -100), (15, 6, 'acc_1', 'CNY', 100)",
                        "UPDATE {account}.account SET available_minor = available_minor - 100"
                                + " WHERE account_id = 'wal_1'",
                        "UPDATE {account}.account SET available_minor = available_minor + 100"
                                + " WHERE account_id = 'acc_1'"),
                Corruption.of(
                        "I11.1",
                        Set.of(),
                        "INSERT INTO {account}.journal_entry VALUES (6, 'gift', 'transfer', NOW(6))",
                        "INSERT INTO {account}.posting VALUES (14, 6, 'wal_1', 'CNY', -100), (15, 6, 'wal_2', 'CNY', 100)",
                        "UPDATE {account}.account SET available_minor = available_minor - 100"
                                + " WHERE account_id = 'wal_1'",
                        "UPDATE {account}.account SET available_minor = available_minor + 100"
                                + " WHERE account_id = 'wal_2'"));
    }

    private static List<Corruption> stock() {
        return List.of(
                Corruption.of(
                        "I3.3",
                        Set.of("I5.4"),
                        "UPDATE {order}.stock SET available = -1, sold = 11 WHERE merchant_id = 'mer_1' AND sku = 'A'"),
                Corruption.of("I5.1", Set.of(), "UPDATE {order}.stock SET available = 5 WHERE merchant_id = 'mer_2'"),
                Corruption.of(
                        "I5.2",
                        Set.of(),
                        "UPDATE {order}.stock SET stocked = 5, available = 5 WHERE merchant_id = 'mer_2'"),
                Corruption.of(
                        "I5.3",
                        Set.of(),
                        "UPDATE {order}.stock SET available = 3, reserved = 1 WHERE merchant_id = 'mer_2'"),
                Corruption.of(
                        "I5.4",
                        Set.of(),
                        "UPDATE {order}.stock SET available = 3, sold = 1 WHERE merchant_id = 'mer_2'"),
                Corruption.of(
                        "I8.1", Set.of(), "UPDATE {order}.orders SET total_minor = 501 WHERE order_id = 'ord_no'"),
                Corruption.of("I8.1", Set.of(), "DELETE FROM {order}.order_line WHERE order_id = 'ord_2'"),
                Corruption.of(
                        "I8.2",
                        Set.of("I6.4"),
                        "UPDATE {order}.orders SET state = 'PAYING', payment_id = 'pay_no' WHERE order_id = 'ord_no'"),
                Corruption.of(
                        "I11.2",
                        Set.of("I5.3", "I6.1", "I8.2", "I8.8"),
                        "UPDATE {order}.reservation SET state = 'TRIED', order_id = 'ord_ok'"
                                + " WHERE payment_id = 'pay_no'"));
    }

    private static List<Corruption> points() {
        return List.of(
                Corruption.of("I2.2", Set.of(), "UPDATE {points}.points_account SET available = 24, frozen = 1"),
                Corruption.of("I3.2", Set.of("I2.2"), "UPDATE {points}.points_account SET available = -1, frozen = 26"),
                Corruption.of("I4.8", Set.of(), "UPDATE {points}.points_account SET available = 26"),
                Corruption.of(
                        "I11.3", Set.of(), "UPDATE {points}.points_entry SET reference = 'pay_ok' WHERE entry_id = 2"),
                Corruption.of(
                        "I16.1",
                        Set.of(),
                        "DELETE FROM {points}.points_entry WHERE entry_id = 3",
                        "UPDATE {points}.points_account SET available = 5"),
                Corruption.of(
                        "I16.1",
                        Set.of(),
                        "UPDATE {points}.points_entry SET points = 21 WHERE entry_id = 3",
                        "UPDATE {points}.points_account SET available = 26"),
                Corruption.of(
                        "I16.2",
                        Set.of(),
                        "INSERT INTO {points}.points_entry (merchant_id, customer, operation, reference, points,"
                                + " currency, value_minor, created_at)"
                                + " VALUES ('mer_1', 'ann', 'earn', 'pay_no', 1, 'CNY', 0, NOW(6))",
                        "UPDATE {points}.points_account SET available = 26"));
    }

    private static List<Corruption> states() {
        return List.of(
                Corruption.of(
                        "I6.1",
                        Set.of("I6.3"),
                        payment("pay_run", "P4", "ord_no", "PROCESSING", 5, 5),
                        "INSERT INTO {points}.points_hold VALUES ('pay_run', 'x:4', 42, 'mer_1', 'ann', 5, 'CNY', 5,"
                                + " 'TRIED', NOW(6), NOW(6), NULL)",
                        "UPDATE {points}.points_account SET available = 20, frozen = 5"),
                Corruption.of(
                        "I6.2", Set.of(), "INSERT INTO {coordinator}.global_table (xid, status) VALUES ('x:9', 1)"),
                Corruption.of(
                        "I6.2", Set.of(), "INSERT INTO {coordinator}.branch_table (branch_id, xid) VALUES (91, 'x:2')"),
                Corruption.of("I6.3", Set.of(), payment("pay_run", "P4", "ord_no", "PROCESSING", 0, 0)),
                Corruption.of(
                        "I6.4",
                        Set.of("I8.2"),
                        "UPDATE {order}.orders SET state = 'PAYING', payment_id = 'pay_no' WHERE order_id = 'ord_no'"),
                Corruption.of(
                        "I6.5", Set.of(), "UPDATE {payment}.outbox SET published_at = NULL WHERE event_id = 'evt_no'"),
                Corruption.of(
                        "I7.1",
                        Set.of(),
                        "UPDATE {payment}.payment SET finished_at = NULL WHERE payment_id = 'pay_no'"),
                Corruption.of(
                        "I7.1",
                        Set.of(),
                        "UPDATE {payment}.payment SET failure_reason = NULL WHERE payment_id = 'pay_no'"),
                Corruption.of(
                        "I7.1",
                        Set.of("I6.3", "I13.1", "I13.2", "I15.1"),
                        "UPDATE {payment}.payment SET state = 'LOST' WHERE payment_id = 'pay_no'"));
    }

    private static List<Corruption> parts() {
        return List.of(
                Corruption.of(
                        "I8.3",
                        Set.of("I11.3", "I17.1"),
                        "UPDATE {points}.points_hold SET state = 'CANCELLED' WHERE payment_id = 'pay_pts'"),
                Corruption.of(
                        "I8.4",
                        Set.of("I5.4", "I8.2", "I8.5", "I17.1"),
                        "UPDATE {order}.reservation SET state = 'CONFIRMED' WHERE payment_id = 'pay_no'"),
                Corruption.of(
                        "I8.5",
                        Set.of("I6.3", "I9.1", "I13.1", "I13.2", "I15.1", "I16.2"),
                        "UPDATE {payment}.payment SET state = 'PROCESSING', finished_at = NULL"
                                + " WHERE payment_id = 'pay_ok'"),
                Corruption.of(
                        "I8.6",
                        Set.of(),
                        "INSERT INTO {account}.funds_hold (payment_id, state, created_at)"
                                + " VALUES ('pay_ghost', 'CANCELLED', NOW(6))"),
                Corruption.of(
                        "I8.7",
                        Set.of(),
                        "UPDATE {account}.funds_hold SET fee_basis_points = 61 WHERE payment_id = 'pay_ok'"),
                Corruption.of(
                        "I8.8",
                        Set.of(),
                        "UPDATE {order}.reservation SET total_minor = 499 WHERE payment_id = 'pay_no'"),
                Corruption.of("I8.9", Set.of(), "UPDATE {payment}.payment SET points = 6 WHERE payment_id = 'pay_pts'"),
                Corruption.of(
                        "I8.10", Set.of(), "UPDATE {order}.orders SET customer = 'bob' WHERE order_id = 'ord_ok'"),
                Corruption.of(
                        "I8.10",
                        Set.of("I5.4", "I8.3", "I17.1"),
                        "DELETE FROM {order}.orders WHERE order_id = 'ord_ok'",
                        "DELETE FROM {order}.reservation WHERE payment_id = 'pay_ok'"),
                Corruption.of(
                        "I17.1",
                        Set.of("I5.4", "I8.2", "I8.3"),
                        "UPDATE {order}.reservation SET state = 'CANCELLED' WHERE payment_id = 'pay_ok'"));
    }

    private static List<Corruption> keysAndEvents() {
        return List.of(
                Corruption.of(
                        "I9.1",
                        Set.of(),
                        "UPDATE {payment}.idempotent_request SET body = '{\"id\":\"pay_ok\",\"state\":\"FAILED\"}'"
                                + " WHERE idempotency_key = 'k1'"),
                Corruption.of(
                        "I9.1",
                        Set.of(),
                        "UPDATE {payment}.idempotent_request SET payment_id = 'pay_gone' WHERE idempotency_key = 'k2'"),
                Corruption.of(
                        "I10.1",
                        Set.of(),
                        "UPDATE {payment}.payment SET merchant_payment_no = 'P1' WHERE payment_id = 'pay_no'"),
                Corruption.of(
                        "I10.2",
                        Set.of(),
                        "UPDATE {order}.orders SET merchant_order_no = 'O1' WHERE order_id = 'ord_no'"),
                Corruption.of("I13.1", Set.of(), "DELETE FROM {payment}.outbox WHERE event_id = 'evt_no'"),
                Corruption.of(
                        "I13.1",
                        Set.of("I13.3"),
                        "UPDATE {payment}.outbox_relay SET forgotten_before = '2026-01-01 00:00:00'"),
                Corruption.of(
                        "I13.1",
                        Set.of("I14.1"),
                        "INSERT INTO {payment}.outbox (event_id, payment_id, type, payload, created_at, published_at)"
                                + " SELECT 'evt_twice', payment_id, type, REPLACE(payload, event_id, 'evt_twice'),"
                                + " created_at, published_at FROM {payment}.outbox WHERE event_id = 'evt_ok'"),
                Corruption.of(
                        "I13.2",
                        Set.of(),
                        "UPDATE {payment}.outbox SET payload = REPLACE(payload, '1000', '1001')"
                                + " WHERE event_id = 'evt_ok'"),
                Corruption.of(
                        "I13.2",
                        Set.of(),
                        "UPDATE {payment}.outbox SET payload = REPLACE(payload, 'FAILED', 'SUCCEEDED')"
                                + " WHERE event_id = 'evt_no'"));
    }

    private static List<Corruption> merchants() {
        return List.of(
                Corruption.of(
                        "I18.1",
                        Set.of("I11.3"),
                        "UPDATE {points}.points_hold SET merchant_id = 'mer_2' WHERE payment_id = 'pay_pts'"),
                Corruption.of(
                        "I18.1",
                        Set.of("I4.6", "I18.2"),
                        "UPDATE {account}.funds_hold SET merchant_id = 'mer_2' WHERE payment_id = 'pay_ok'"),
                Corruption.of(
                        "I18.1",
                        Set.of("I18.4"),
                        "UPDATE {order}.reservation SET merchant_id = 'mer_2' WHERE payment_id = 'pay_no'"),
                Corruption.of(
                        "I18.2",
                        Set.of(),
                        "UPDATE {account}.account SET merchant_id = 'mer_2' WHERE account_id = 'wal_1'"),
                Corruption.of(
                        "I18.4",
                        Set.of(),
                        "UPDATE {order}.order_line SET merchant_id = 'mer_2' WHERE order_id = 'ord_no'"),
                Corruption.of(
                        "I18.5",
                        Set.of(),
                        "UPDATE {payment}.idempotent_request SET merchant_id = 'mer_2' WHERE idempotency_key = 'k1'"));
    }

    private static List<Corruption> clients() {
        return List.of(
                Corruption.told("I7.2", new Told(PAYMENT, "mer_1", "pay_ok", "FAILED", "P1")),
                Corruption.told("I7.3", new Told(ORDER, "mer_1", "ord_no", "CANCELLED", "O3")),
                Corruption.told("I9.2", new Told(PAYMENT, "mer_1", "pay_lost", "SUCCEEDED", "P9")),
                Corruption.told("I9.2", new Told(PAYMENT, "mer_1", "pay_ok", "SUCCEEDED", "P9")),
                Corruption.told("I9.3", new Told(ORDER, "mer_1", "ord_lost", "OPEN", "O9")),
                new Corruption(
                        "I10.3",
                        Set.of("I9.2"),
                        List.of(),
                        List.of(
                                new Told(PAYMENT, "mer_1", "pay_ok", "SUCCEEDED", "P1"),
                                new Told(PAYMENT, "mer_1", "pay_pts", "SUCCEEDED", "P1"))),
                new Corruption(
                        "I10.4",
                        Set.of("I9.3"),
                        List.of(),
                        List.of(
                                new Told(ORDER, "mer_1", "ord_ok", "PAID", "O1"),
                                new Told(ORDER, "mer_1", "ord_pts", "PAID", "O1"))),
                Corruption.told("I18.6", new Told(PAYMENT, "mer_2", "pay_ok", "SUCCEEDED", "P1")),
                Corruption.told("I18.7", new Told(ORDER, "mer_2", "ord_ok", "PAID", "O1")));
    }

    private static String payment(String id, String number, String order, String state, long points, long value) {
        return "INSERT INTO {payment}.payment (payment_id, merchant_id, merchant_payment_no, order_id, method,"
                + " payer_account_id, currency, amount_minor, points, points_value_minor, fee_basis_points, state,"
                + " created_at, look_at) VALUES ('%s', 'mer_1', '%s', '%s', 'WALLET', 'wal_1', 'CNY', 500, %d, %d, 60,"
                        .formatted(id, number, order, points, value)
                + " '" + state + "', NOW(6), NOW(6))";
    }

    private static List<Corruption> collected() {
        return List.of(
                Corruption.of(
                        "I4.9",
                        Set.of(),
                        "UPDATE {account}.posting SET amount_minor = 796 WHERE posting_id = 102",
                        "UPDATE {account}.posting SET amount_minor = 4 WHERE posting_id = 103",
                        "UPDATE {account}.account SET available_minor = 496 WHERE account_id = 'acc_3'",
                        "UPDATE {account}.account SET available_minor = 4 WHERE account_id = 'fee_3'"),
                Corruption.of(
                        "I6.7",
                        Set.of("I11.5"),
                        "UPDATE {payment}.receipt SET give_back = 'REFUNDING' WHERE receipt_id = 'rcp_late'"),
                Corruption.of(
                        "I8.11",
                        Set.of(),
                        "UPDATE {account}.channel_booking SET receipt_id = 'rcp_late' WHERE reference = 'pay_ch'"),
                Corruption.of(
                        "I11.4",
                        Set.of("I11.5"),
                        "UPDATE {payment}.receipt SET give_back = 'NONE' WHERE receipt_id = 'rcp_late'"),
                Corruption.of(
                        "I11.5",
                        Set.of(),
                        "DELETE FROM {account}.journal_entry WHERE entry_id = 104",
                        "DELETE FROM {account}.posting WHERE entry_id = 104",
                        "UPDATE {account}.account SET available_minor = 700 WHERE account_id = 'sus_cny'",
                        "UPDATE {account}.account SET available_minor = -1200 WHERE account_id = 'chn_w'"),
                Corruption.of(
                        "I11.6",
                        Set.of(),
                        "UPDATE {payment}.receipt SET channel_transaction_id = 't1' WHERE receipt_id = 'rcp_late'"),
                Corruption.of(
                        "I18.9",
                        Set.of(),
                        "UPDATE {payment}.attempt SET payment_id = 'pay_late' WHERE attempt_no = 'att1'"));
    }

    private static List<Corruption> refunded() {
        return List.of(
                Corruption.of(
                        "I4.10",
                        Set.of("I11.5"),
                        "UPDATE {account}.posting SET account_id = 'sus_cny' WHERE posting_id = 105",
                        "UPDATE {account}.account SET available_minor = -800 WHERE account_id = 'chn_w'",
                        "UPDATE {account}.account SET available_minor = 300 WHERE account_id = 'sus_cny'"),
                Corruption.of(
                        "I6.6",
                        Set.of("I13.3"),
                        "UPDATE {payment}.refund SET state = 'PROCESSING', finished_at = NULL WHERE refund_id = 'ref_1'"),
                Corruption.of(
                        "I6.6",
                        Set.of(),
                        "INSERT INTO {payment}.seata_state_machine_inst (id, machine_id, tenant_id, gmt_started,"
                                + " business_key, is_running, gmt_updated)"
                                + " VALUES ('s1', 'm1', 't', NOW(3), 'ref_1', 1, NOW(3))"),
                Corruption.of(
                        "I10.5",
                        Set.of("I12.1", "I12.2", "I13.3"),
                        "INSERT INTO {payment}.refund (refund_id, merchant_id, merchant_refund_no, payment_id, currency,"
                                + " amount_minor, to_payer_currency, to_payer_minor, refund_no, restock, state,"
                                + " created_at, finished_at) VALUES ('ref_2', 'mer_3', 'R1', 'pay_ch', 'CNY', 1, 'CNY', 1,"
                                + " 'r2', FALSE, 'SUCCEEDED', NOW(6), NOW(6))"),
                Corruption.of(
                        "I12.1",
                        Set.of(),
                        "UPDATE {payment}.payment SET refunded_minor = 299 WHERE payment_id = 'pay_ch'"),
                Corruption.of(
                        "I12.1",
                        Set.of("I4.10", "I12.2", "I12.3"),
                        "UPDATE {payment}.refund SET amount_minor = 801",
                        "UPDATE {payment}.payment SET refunded_minor = 801 WHERE payment_id = 'pay_ch'",
                        "UPDATE {account}.funds_refund SET amount_minor = 802"),
                Corruption.of(
                        "I12.2", Set.of("I4.10", "I11.1"), "UPDATE {account}.funds_refund SET state = 'RELEASED'"),
                Corruption.of(
                        "I12.3", Set.of(), "UPDATE {order}.orders SET refunded_minor = 200 WHERE order_id = 'ord_ch'"),
                Corruption.of("I13.3", Set.of(), "DELETE FROM {payment}.outbox WHERE event_id = 'evt_ref'"),
                Corruption.of("I18.8", Set.of("I12.2"), "UPDATE {payment}.refund SET merchant_id = 'mer_1'"));
    }

    private static List<Corruption> notified() {
        return List.of(
                Corruption.of(
                        "I14.1", Set.of("I18.10"), "DELETE FROM {payment}.merchant_event WHERE event_id = 'evt_late'"),
                Corruption.of(
                        "I14.2",
                        Set.of(),
                        "UPDATE {payment}.webhook_attempt SET http_status = 302 WHERE delivery_id = 'whd_3'"),
                Corruption.of("I14.2", Set.of(), "DELETE FROM {payment}.webhook_attempt WHERE delivery_id = 'whd_4'"),
                Corruption.of(
                        "I14.2",
                        Set.of(),
                        "UPDATE {payment}.webhook_delivery SET last_failure = NULL WHERE delivery_id = 'whd_6'"),
                Corruption.of(
                        "I15.1",
                        Set.of(),
                        "UPDATE {payment}.merchant_event SET payload = REPLACE(payload, '1000', '1001')"
                                + " WHERE event_id = 'evt_ok'"),
                Corruption.of(
                        "I15.1",
                        Set.of(),
                        "UPDATE {payment}.merchant_event SET payload = REPLACE(payload, 'FAILED', 'SUCCEEDED')"
                                + " WHERE event_id = 'evt_no'"),
                Corruption.of(
                        "I15.2",
                        Set.of("I15.1"),
                        "INSERT INTO {payment}.merchant_event VALUES ('evt_2', 'mer_1', 'payment.failed', 'pay_ok', NOW(6),"
                                + " '{\"id\":\"evt_2\",\"type\":\"payment.failed\",\"payment\":{\"id\":\"pay_ok\"}}', NOW(6))"),
                Corruption.of(
                        "I18.10",
                        Set.of(),
                        "UPDATE {payment}.webhook_delivery SET endpoint_id = 'whe_dead' WHERE delivery_id = 'whd_2'"));
    }
}

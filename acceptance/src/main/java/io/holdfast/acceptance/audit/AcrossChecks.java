package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;
import static io.holdfast.acceptance.audit.SqlCheck.atRest;

import java.util.List;

/** What must be true between the schemas: a payment and its parts. */
final class AcrossChecks {

    /** Every part of every payment; a tombstone is a CANCELLED part. */
    private static final String PARTS = """
            (SELECT payment_id, 'funds' AS part, state FROM {account}.funds_hold
             UNION ALL SELECT payment_id, 'stock', state FROM {order}.reservation
             UNION ALL SELECT payment_id, 'points', state FROM {points}.points_hold
             UNION ALL SELECT CONVERT(reference USING ascii), 'channel', IF(state = 'DONE', 'CONFIRMED', 'CANCELLED')
                       FROM {account}.channel_booking WHERE operation = 'capture'
             UNION ALL SELECT payment_id, 'authorization',
                              CASE state WHEN 'CAPTURED' THEN 'CONFIRMED' WHEN 'RELEASED' THEN 'CANCELLED' ELSE state END
                       FROM {account}.authorization_hold)""";

    /** What a payment SUCCEEDED by: one row a part that it must have, CONFIRMED. */
    private static final String DUE = """
            (SELECT p.payment_id, CASE WHEN p.method <> 'WALLET' THEN 'channel'
                                       WHEN p.capture_method = 'MANUAL' THEN 'authorization' ELSE 'funds' END AS part
             FROM {payment}.payment p WHERE p.state = 'SUCCEEDED'
             UNION ALL SELECT p.payment_id, 'stock' FROM {payment}.payment p WHERE p.state = 'SUCCEEDED'
             UNION ALL SELECT p.payment_id, 'points' FROM {payment}.payment p
                       WHERE p.state = 'SUCCEEDED' AND p.points > 0)""";

    /** Seata's statuses from Committing to AsyncCommitting, and Committed, Rollbacked, TimeoutRollbacked, Finished. */
    private static final String DECIDED = "(2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15)";

    private AcrossChecks() {}

    static List<Check> all() {
        return List.of(
                nothingIsLeftTried(),
                coordinatorIsDone(),
                succeededMeansConfirmed(),
                failedMeansNothingTaken(),
                confirmedMeansSucceeded(),
                partsBelongToPayments(),
                fundsAreThePayments(),
                stockIsThePayments(),
                pointsAreThePayments(),
                ordersArePaidByPayments(),
                allOrNothing(),
                partsAreTheMerchants(),
                walletsAreTheMerchants());
    }

    private static Check nothingIsLeftTried() {
        return atRest(
                "I6.1",
                "no part of a payment is left TRIED, unless it waits for its payer or its merchant",
                PARTS + " parts",
                "SELECT CONCAT(parts.part, ' of ', parts.payment_id, ' is TRIED') FROM " + PARTS
                        + " parts LEFT JOIN {payment}.payment p ON p.payment_id = parts.payment_id"
                        + " WHERE parts.state = 'TRIED'"
                        + " AND COALESCE(p.state, '') NOT IN ('AWAITING_PAYER', 'AUTHORIZED')");
    }

    /**
     * A transaction that is decided and whose every branch was told has nothing left to do; the coordinator forgets it some
     * seconds later.
     */
    private static Check coordinatorIsDone() {
        return atRest(
                "I6.2",
                "no global transaction is undecided, no branch of any is left to be told",
                "{coordinator}.global_table",
                "SELECT CONCAT('transaction ', g.xid, ' is in status ', g.status) FROM {coordinator}.global_table g"
                        + " WHERE g.status NOT IN " + DECIDED
                        + " UNION ALL SELECT CONCAT('branch ', branch_id, ' of ', xid) FROM {coordinator}.branch_table");
    }

    private static Check succeededMeansConfirmed() {
        return always(
                "I8.3",
                "a SUCCEEDED payment has each of its parts CONFIRMED",
                "{payment}.payment WHERE state = 'SUCCEEDED'",
                "SELECT CONCAT(due.part, ' of SUCCEEDED ', due.payment_id, ' is ', COALESCE(parts.state, 'absent')) FROM "
                        + DUE + " due LEFT JOIN " + PARTS
                        + " parts ON parts.payment_id = due.payment_id AND parts.part = due.part"
                        + " WHERE COALESCE(parts.state, '') <> 'CONFIRMED'");
    }

    private static Check failedMeansNothingTaken() {
        return always(
                "I8.4",
                "a FAILED or CLOSED payment has no part CONFIRMED",
                "{payment}.payment WHERE state IN ('FAILED', 'CLOSED')",
                "SELECT CONCAT(parts.part, ' of ', p.state, ' ', p.payment_id, ' is CONFIRMED') FROM " + PARTS
                        + " parts JOIN {payment}.payment p ON p.payment_id = parts.payment_id"
                        + " WHERE parts.state = 'CONFIRMED' AND p.state IN ('FAILED', 'CLOSED')");
    }

    private static Check confirmedMeansSucceeded() {
        return atRest(
                "I8.5",
                "a payment with a part CONFIRMED is SUCCEEDED",
                PARTS + " parts WHERE state = 'CONFIRMED'",
                "SELECT DISTINCT CONCAT(p.payment_id, ' is ', p.state, ' with a part CONFIRMED') FROM " + PARTS
                        + " parts JOIN {payment}.payment p ON p.payment_id = parts.payment_id"
                        + " WHERE parts.state = 'CONFIRMED' AND p.state <> 'SUCCEEDED'");
    }

    private static Check partsBelongToPayments() {
        return always(
                "I8.6",
                "every hold and reservation is of a payment",
                PARTS + " parts",
                "SELECT CONCAT(parts.part, ' of ', parts.payment_id, ', which does not exist, is ', parts.state) FROM "
                        + PARTS + " parts LEFT JOIN {payment}.payment p ON p.payment_id = parts.payment_id"
                        + " WHERE p.payment_id IS NULL");
    }

    private static Check fundsAreThePayments() {
        return always(
                "I8.7",
                "funds are held as the payment says: payer, currency, amount less points, points' value, fee rate",
                "{account}.funds_hold WHERE merchant_id IS NOT NULL",
                """
                SELECT CONCAT(h.payment_id, ' holds ', h.amount_minor, ' + ', h.points_value_minor, ' ', h.currency,
                              ' of ', h.payer_account_id, ' at ', h.fee_basis_points)
                FROM {account}.funds_hold h JOIN {payment}.payment p ON p.payment_id = h.payment_id
                WHERE h.merchant_id IS NOT NULL
                  AND NOT COALESCE(h.amount_minor = p.amount_minor - p.points_value_minor
                      AND h.points_value_minor = p.points_value_minor AND h.currency = p.currency
                      AND h.payer_account_id = p.payer_account_id
                      AND h.fee_basis_points = p.fee_basis_points, FALSE)""");
    }

    private static Check stockIsThePayments() {
        return always(
                "I8.8",
                "stock is reserved as the payment says: order, total, currency",
                "{order}.reservation WHERE order_id IS NOT NULL",
                """
                SELECT CONCAT(r.payment_id, ' reserves ', r.order_id, ' for ', r.total_minor, ' ', r.currency)
                FROM {order}.reservation r JOIN {payment}.payment p ON p.payment_id = r.payment_id
                WHERE r.order_id IS NOT NULL
                  AND NOT COALESCE(r.order_id = p.order_id AND r.total_minor = p.amount_minor
                      AND r.currency = p.currency, FALSE)""");
    }

    private static Check pointsAreThePayments() {
        return always(
                "I8.9",
                "points are held as the payment says: customer, points, value, currency",
                "{points}.points_hold WHERE merchant_id IS NOT NULL",
                """
                SELECT CONCAT(h.payment_id, ' holds ', h.points, ' points worth ', h.value_minor, ' ', h.currency,
                              ' of ', h.customer)
                FROM {points}.points_hold h JOIN {payment}.payment p ON p.payment_id = h.payment_id
                WHERE h.merchant_id IS NOT NULL
                  AND NOT COALESCE(h.points = p.points AND h.value_minor = p.points_value_minor
                      AND h.currency = p.currency
                      AND (p.state <> 'SUCCEEDED' OR h.customer = p.customer), FALSE)""");
    }

    private static Check ordersArePaidByPayments() {
        return always(
                "I8.10",
                "a SUCCEEDED payment paid its order, at the order's total; one order a payment, one payment an order",
                "{order}.orders WHERE state = 'PAID'",
                """
                SELECT CONCAT(p.payment_id, ' SUCCEEDED over ', p.amount_minor, ' ', p.currency, '; ', p.order_id, ' is ',
                              COALESCE(o.state, 'absent'), ' by ', COALESCE(o.payment_id, 'nobody'), ' over ',
                              COALESCE(o.total_minor, 'nothing'))
                FROM {payment}.payment p LEFT JOIN {order}.orders o ON o.order_id = p.order_id
                WHERE p.state = 'SUCCEEDED' AND NOT COALESCE(o.state = 'PAID' AND o.payment_id = p.payment_id
                      AND o.total_minor = p.amount_minor AND o.currency = p.currency
                      AND o.customer <=> p.customer, FALSE)
                UNION ALL
                SELECT CONCAT(o.order_id, ' is PAID by ', o.payment_id, ', which is ', COALESCE(p.state, 'absent'))
                FROM {order}.orders o LEFT JOIN {payment}.payment p ON p.payment_id = o.payment_id
                WHERE o.state = 'PAID' AND COALESCE(p.state, 'absent') NOT IN ('SUCCEEDED', 'PROCESSING')""");
    }

    private static Check allOrNothing() {
        return always(
                "I17.1",
                "a payment is applied wholly or not at all: no part CONFIRMED beside one CANCELLED or missing",
                "{payment}.payment",
                "SELECT CONCAT(p.payment_id, ': ', GROUP_CONCAT(part, ' ', parts.state ORDER BY part SEPARATOR ', ')) FROM "
                        + PARTS + " parts JOIN {payment}.payment p ON p.payment_id = parts.payment_id"
                        + " GROUP BY p.payment_id, p.points HAVING SUM(parts.state = 'CONFIRMED') > 0"
                        + " AND (SUM(parts.state = 'CANCELLED') > 0 OR COUNT(*) <> 2 + (p.points > 0))");
    }

    private static Check partsAreTheMerchants() {
        return always(
                "I18.1",
                "a payment, its order, its holds and its reservation are of one merchant",
                "{payment}.payment",
                """
                SELECT CONCAT('funds of ', p.payment_id, ' are of ', h.merchant_id, ', not ', p.merchant_id)
                FROM {account}.funds_hold h JOIN {payment}.payment p ON p.payment_id = h.payment_id
                WHERE h.merchant_id <> p.merchant_id
                UNION ALL
                SELECT CONCAT('stock of ', p.payment_id, ' is of ', r.merchant_id, ', not ', p.merchant_id)
                FROM {order}.reservation r JOIN {payment}.payment p ON p.payment_id = r.payment_id
                WHERE r.merchant_id <> p.merchant_id
                UNION ALL
                SELECT CONCAT('points of ', p.payment_id, ' are of ', h.merchant_id, ', not ', p.merchant_id)
                FROM {points}.points_hold h JOIN {payment}.payment p ON p.payment_id = h.payment_id
                WHERE h.merchant_id <> p.merchant_id
                UNION ALL
                SELECT CONCAT(o.order_id, ' of ', o.merchant_id, ' is paid by ', p.payment_id, ' of ', p.merchant_id)
                FROM {order}.orders o JOIN {payment}.payment p ON p.payment_id = o.payment_id
                WHERE o.merchant_id <> p.merchant_id""");
    }

    private static Check walletsAreTheMerchants() {
        return always(
                "I18.2",
                "funds are held on a wallet of the payment's merchant, in its currency",
                "{account}.funds_hold WHERE state <> 'CANCELLED'",
                """
                SELECT CONCAT(h.payment_id, ' holds ', h.currency, ' for ', h.merchant_id, ' on a ',
                              COALESCE(a.kind, 'missing account'), ' of ', COALESCE(a.merchant_id, 'nobody'))
                FROM {account}.funds_hold h LEFT JOIN {account}.account a ON a.account_id = h.payer_account_id
                WHERE h.state <> 'CANCELLED' AND NOT COALESCE(a.kind = 'WALLET' AND a.merchant_id = h.merchant_id
                      AND a.currency = h.currency, FALSE)""");
    }
}

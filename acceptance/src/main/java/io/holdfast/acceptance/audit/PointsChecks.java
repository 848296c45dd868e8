package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;
import static io.holdfast.acceptance.audit.SqlCheck.atRest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What must be true of points-service's books, and of what was earned and spent by payments. */
final class PointsChecks {

    /** One point for so many minor units that a wallet paid, rounded down. */
    static final Map<String, Integer> EARN_MINOR_PER_POINT =
            Map.of("CNY", 100, "USD", 14, "EUR", 13, "GBP", 11, "HKD", 108, "JPY", 20, "KWD", 43);

    /** What a payment's points moved by, by the payment or by one of its refunds. */
    private static final String EARNED = """
            (SELECT reference AS payment_id, points FROM {points}.points_entry WHERE operation IN ('earn', 'revoke')
             UNION ALL
             SELECT r.payment_id, e.points FROM {points}.points_entry e
                 JOIN {points}.points_refund r ON r.refund_id = e.reference
             WHERE e.operation IN ('take_back', 'restore'))""";

    private PointsChecks() {}

    static List<Check> all() {
        return List.of(
                balancesAreEntries(),
                frozenIsHeld(),
                nobodyOwes(),
                redeemedAsHeld(),
                earnedAsPaid(),
                earnedByAPayment(),
                clearingMeets());
    }

    private static Check balancesAreEntries() {
        return always(
                "I4.8",
                "a customer's points, available and frozen, are what was earned less what was redeemed",
                "{points}.points_account",
                """
                SELECT CONCAT(merchant_id, '/', customer, ' is off by ', SUM(points)) FROM (
                    SELECT merchant_id, customer, available + frozen AS points FROM {points}.points_account
                    UNION ALL
                    SELECT merchant_id, customer, -points FROM {points}.points_entry) sides
                GROUP BY merchant_id, customer HAVING SUM(points) <> 0""");
    }

    private static Check frozenIsHeld() {
        return always(
                "I2.2", "a customer's frozen points are the sum of the TRIED holds", "{points}.points_account", """
                SELECT CONCAT(merchant_id, '/', customer, ' has ', SUM(frozen), ' frozen beyond its holds') FROM (
                    SELECT merchant_id, customer, frozen FROM {points}.points_account WHERE frozen <> 0
                    UNION ALL
                    SELECT merchant_id, customer, -points FROM {points}.points_hold WHERE state = 'TRIED') sides
                GROUP BY merchant_id, customer HAVING SUM(frozen) <> 0""");
    }

    private static Check nobodyOwes() {
        return always(
                "I3.2",
                "nobody owes points, save who has spent what a refund took back",
                "{points}.points_account",
                """
                SELECT CONCAT(merchant_id, '/', customer, ' has ', available, ' available, ', frozen, ' frozen')
                FROM {points}.points_account WHERE frozen < 0 OR (available < 0 AND NOT EXISTS (
                    SELECT 1 FROM {points}.points_entry e
                    WHERE e.merchant_id = points_account.merchant_id AND e.customer = points_account.customer
                      AND e.operation IN ('revoke', 'take_back')))""");
    }

    private static Check redeemedAsHeld() {
        return always(
                "I11.3",
                "points are redeemed once for a CONFIRMED hold, as held, and never otherwise",
                "{points}.points_hold",
                """
                SELECT CONCAT(h.payment_id, ' is ', h.state, ' over ', COALESCE(h.points, 0), ' points; redeemed: ',
                              COALESCE(-SUM(e.points), 'none'))
                FROM {points}.points_hold h
                LEFT JOIN {points}.points_entry e ON e.reference = h.payment_id AND e.operation = 'redeem'
                GROUP BY h.payment_id, h.state, h.merchant_id, h.customer, h.points, h.currency, h.value_minor
                HAVING COUNT(e.entry_id) <> (h.state = 'CONFIRMED')
                    OR SUM(e.points <> -h.points OR e.value_minor <> h.value_minor OR e.currency <> h.currency
                           OR e.merchant_id <> h.merchant_id OR e.customer <> h.customer) > 0
                UNION ALL
                SELECT CONCAT('entry ', e.entry_id, ' redeems for ', e.reference, ', which holds nothing')
                FROM {points}.points_entry e LEFT JOIN {points}.points_hold h ON h.payment_id = e.reference
                WHERE e.operation = 'redeem' AND h.payment_id IS NULL""");
    }

    private static Check earnedAsPaid() {
        return atRest(
                "I16.1",
                "a SUCCEEDED payment with a customer has earned what its money earns that was captured and not refunded",
                "{payment}.payment WHERE state = 'SUCCEEDED' AND customer IS NOT NULL",
                "SELECT CONCAT(payment_id, ' should have earned ', due, ', earned ', earned) FROM ("
                        + "SELECT p.payment_id, (COALESCE(p.captured_minor, p.amount_minor) - p.points_value_minor - p.refunded_minor) DIV "
                        + minorPerPoint()
                        + " AS due, COALESCE(SUM(e.points), 0) AS earned"
                        + " FROM {payment}.payment p LEFT JOIN " + EARNED + " e"
                        + " ON e.payment_id = p.payment_id"
                        + " WHERE p.state = 'SUCCEEDED' AND p.customer IS NOT NULL"
                        + " GROUP BY p.payment_id, p.amount_minor, p.captured_minor, p.refunded_minor, p.points_value_minor,"
                        + " p.currency) sides"
                        + " WHERE earned <> due");
    }

    private static String minorPerPoint() {
        return new TreeMap<>(EARN_MINOR_PER_POINT)
                .entrySet().stream()
                        .map(rate -> " WHEN '" + rate.getKey() + "' THEN " + rate.getValue())
                        .collect(Collectors.joining("", "CASE p.currency", " END"));
    }

    private static Check earnedByAPayment() {
        return always(
                "I16.2",
                "points are earned by a SUCCEEDED payment, once, by its own customer",
                "{points}.points_entry WHERE operation = 'earn'",
                """
                SELECT CONCAT('entry ', e.entry_id, ' of ', e.merchant_id, '/', e.customer, ' for ', e.reference)
                FROM {points}.points_entry e LEFT JOIN {payment}.payment p ON p.payment_id = e.reference
                WHERE e.operation = 'earn' AND NOT COALESCE(p.state = 'SUCCEEDED' AND p.merchant_id = e.merchant_id
                      AND p.customer = e.customer AND p.currency = e.currency, FALSE)
                UNION ALL
                SELECT CONCAT(reference, ' earned ', COUNT(*), ' times')
                FROM {points}.points_entry WHERE operation = 'earn' GROUP BY reference HAVING COUNT(*) > 1""");
    }

    private static Check clearingMeets() {
        return atRest(
                "I1.3",
                "clearing sums to zero across schemas: what points paid in account's books is what points redeemed",
                "{points}.points_entry WHERE operation = 'redeem'",
                """
                SELECT CONCAT(currency, ' is off by ', SUM(minor)) FROM (
                    SELECT currency, available_minor + frozen_minor AS minor
                    FROM {account}.account WHERE kind = 'CLEARING'
                    UNION ALL
                    SELECT a.currency, w.amount_minor
                    FROM {account}.pending_posting w JOIN {account}.account a ON a.account_id = w.account_id
                    WHERE a.kind = 'CLEARING'
                    UNION ALL
                    SELECT currency, value_minor FROM {points}.points_entry WHERE operation = 'redeem') sides
                GROUP BY currency HAVING SUM(minor) <> 0""");
    }
}

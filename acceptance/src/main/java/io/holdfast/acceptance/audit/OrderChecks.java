package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;
import static io.holdfast.acceptance.audit.SqlCheck.atRest;

import java.util.List;

/** What must be true of order-service's books by themselves. */
final class OrderChecks {

    private OrderChecks() {}

    static List<Check> all() {
        return List.of(
                stockIsNeverOwed(),
                stockAddsUp(),
                stockedWasDelivered(),
                reservedIsReserved(),
                soldIsSold(),
                ordersArePricedByTheirLines(),
                oneOrderANumber(),
                oneSaleAnOrder(),
                ordersFollowTheirReservations(),
                noOrderIsLeftPaying(),
                linesAreTheOrdersMerchants());
    }

    private static Check stockIsNeverOwed() {
        return always("I3.3", "no stock is owed", "{order}.stock", """
                SELECT CONCAT(merchant_id, '/', sku, ' has ', available, ' available, ', reserved, ' reserved, ', sold,
                              ' sold')
                FROM {order}.stock WHERE available < 0 OR reserved < 0 OR sold < 0""");
    }

    private static Check stockAddsUp() {
        return always("I5.1", "available + reserved + sold = stocked", "{order}.stock", """
                SELECT CONCAT(merchant_id, '/', sku, ' is off by ', stocked - available - reserved - sold)
                FROM {order}.stock WHERE stocked <> available + reserved + sold""");
    }

    private static Check stockedWasDelivered() {
        return always("I5.2", "what was stocked is what was delivered", "{order}.delivery", """
                SELECT CONCAT(merchant_id, '/', sku, ' is off by ', SUM(pieces)) FROM (
                    SELECT merchant_id, sku, stocked AS pieces FROM {order}.stock
                    UNION ALL
                    SELECT merchant_id, sku, -quantity FROM {order}.delivery) sides
                GROUP BY merchant_id, sku HAVING SUM(pieces) <> 0""");
    }

    private static Check reservedIsReserved() {
        return stockIs("I5.3", "reserved stock is the sum of the TRIED reservations' lines", "reserved", "TRIED");
    }

    private static Check soldIsSold() {
        return stockIs(
                "I5.4",
                "sold stock is the sum of the CONFIRMED reservations' lines that no refund put back",
                "sold",
                "CONFIRMED");
    }

    private static Check stockIs(String id, String sentence, String column, String state) {
        return always(id, sentence, "{order}.reservation WHERE state = '" + state + "'", """
                SELECT CONCAT(merchant_id, '/', sku, ' has ', SUM(pieces), ' COLUMN beyond its reservations') FROM (
                    SELECT merchant_id, sku, COLUMN AS pieces FROM {order}.stock WHERE COLUMN <> 0
                    UNION ALL
                    SELECT l.merchant_id, l.sku, -l.quantity
                    FROM {order}.reservation r JOIN {order}.order_line l ON l.order_id = r.order_id
                    JOIN {order}.orders o ON o.order_id = r.order_id
                    WHERE r.state = 'STATE' AND o.restocked_by IS NULL) sides
                GROUP BY merchant_id, sku HAVING SUM(pieces) <> 0""".replace("COLUMN", column)
                .replace("STATE", state));
    }

    private static Check ordersArePricedByTheirLines() {
        return always("I8.1", "an order's total is the sum of its lines", "{order}.orders", """
                SELECT CONCAT(o.order_id, ' costs ', o.total_minor, ', its lines ',
                              COALESCE(SUM(l.quantity * l.unit_price_minor), 'nothing'))
                FROM {order}.orders o LEFT JOIN {order}.order_line l ON l.order_id = o.order_id
                GROUP BY o.order_id, o.total_minor
                HAVING COALESCE(SUM(l.quantity * l.unit_price_minor), -1) <> o.total_minor""");
    }

    private static Check oneOrderANumber() {
        return always("I10.2", "a merchant's order number stands for one order", "{order}.orders", """
                SELECT CONCAT(merchant_id, '/', merchant_order_no, ' stands for ', COUNT(*), ' orders')
                FROM {order}.orders GROUP BY merchant_id, merchant_order_no HAVING COUNT(*) > 1""");
    }

    private static Check oneSaleAnOrder() {
        return always(
                "I11.2", "an order is sold once, and reserved for one payment at a time", "{order}.reservation", """
                SELECT CONCAT(order_id, ' has ', COUNT(*), ' reservations that stand')
                FROM {order}.reservation WHERE state <> 'CANCELLED' GROUP BY order_id HAVING COUNT(*) > 1""");
    }

    private static Check ordersFollowTheirReservations() {
        return always(
                "I8.2",
                "an order is PAYING or PAID exactly while its payment's reservation is TRIED or CONFIRMED",
                "{order}.orders WHERE payment_id IS NOT NULL",
                """
                SELECT CONCAT(o.order_id, ' is ', o.state, ' by ', o.payment_id, ', whose reservation is ',
                              COALESCE(r.state, 'absent'))
                FROM {order}.orders o
                LEFT JOIN {order}.reservation r ON r.payment_id = o.payment_id AND r.order_id = o.order_id
                WHERE o.state IN ('PAYING', 'PAID')
                  AND COALESCE(r.state, '') <> IF(o.state = 'PAYING', 'TRIED', 'CONFIRMED')
                UNION ALL
                SELECT CONCAT(r.payment_id, ' has a reservation ', r.state, ' of ', r.order_id, ', which is ',
                              COALESCE(o.state, 'absent'), ' by ', COALESCE(o.payment_id, 'nobody'))
                FROM {order}.reservation r LEFT JOIN {order}.orders o ON o.order_id = r.order_id
                WHERE r.state IN ('TRIED', 'CONFIRMED') AND NOT COALESCE(o.payment_id = r.payment_id
                      AND o.state = IF(r.state = 'TRIED', 'PAYING', 'PAID'), FALSE)""");
    }

    private static Check noOrderIsLeftPaying() {
        return atRest(
                "I6.4",
                "no order is left PAYING, save by a payment that waits for its payer or its merchant",
                "{order}.orders",
                "SELECT CONCAT(o.order_id, ' is PAYING by ', o.payment_id) FROM {order}.orders o"
                        + " LEFT JOIN {payment}.payment p ON p.payment_id = o.payment_id WHERE o.state = 'PAYING'"
                        + " AND COALESCE(p.state, '') NOT IN ('AWAITING_PAYER', 'AUTHORIZED')");
    }

    private static Check linesAreTheOrdersMerchants() {
        return always("I18.4", "an order's lines and its reservations are its merchant's", "{order}.order_line", """
                SELECT CONCAT('line ', l.line_no, ' of ', o.order_id, ' is of ', l.merchant_id, ', not ', o.merchant_id)
                FROM {order}.order_line l JOIN {order}.orders o ON o.order_id = l.order_id
                WHERE l.merchant_id <> o.merchant_id
                UNION ALL
                SELECT CONCAT('reservation ', r.payment_id, ' of ', o.order_id, ' is of ', r.merchant_id)
                FROM {order}.reservation r JOIN {order}.orders o ON o.order_id = r.order_id
                WHERE r.merchant_id <> o.merchant_id""");
    }
}

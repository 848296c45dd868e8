package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;
import static io.holdfast.acceptance.audit.SqlCheck.atRest;

import java.util.List;

/** What must be true of money that goes back. */
final class RefundChecks {

    private RefundChecks() {}

    static List<Check> all() {
        return List.of(
                refundsFitThePayment(),
                moneyFollowsTheRefund(),
                refundsAreBookedAsSaid(),
                ordersKnowTheirRefunds(),
                oneRefundANumber(),
                oneEventARefund(),
                refundsAreTheMerchants(),
                nothingIsUnderWay());
    }

    private static Check refundsFitThePayment() {
        return always(
                "I12.1",
                "the refunds of a payment that did not fail are what it says, and never more than was captured in money",
                "{payment}.payment WHERE refunded_minor > 0",
                """
                SELECT CONCAT(p.payment_id, ' captured ', COALESCE(p.captured_minor, p.amount_minor) - p.points_value_minor,
                              ', says ', p.refunded_minor, ' refunded, and has refunds of ', COALESCE(r.minor, 0))
                FROM {payment}.payment p
                LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS minor, MAX(currency) AS most, MIN(currency) AS least
                           FROM {payment}.refund WHERE state <> 'FAILED' GROUP BY payment_id) r
                    ON r.payment_id = p.payment_id
                WHERE p.refunded_minor <> COALESCE(r.minor, 0)
                   OR p.refunded_minor > IF(p.state = 'SUCCEEDED',
                       COALESCE(p.captured_minor, p.amount_minor) - p.points_value_minor, 0)
                   OR r.most <> p.currency OR r.least <> p.currency""");
    }

    private static Check moneyFollowsTheRefund() {
        return always(
                "I12.2",
                "the merchant's money is gone for a SUCCEEDED refund, and back or never taken for a FAILED one",
                "{payment}.refund",
                """
                SELECT CONCAT(r.refund_id, ' is ', r.state, ' over ', r.amount_minor, ' ', r.currency, '; its money is ',
                              COALESCE(f.state, 'absent'), ' over ', COALESCE(f.amount_minor, 'nothing'))
                FROM {payment}.refund r LEFT JOIN {account}.funds_refund f ON f.refund_id = r.refund_id
                WHERE (r.state = 'SUCCEEDED' AND COALESCE(f.state, '') <> 'SETTLED')
                   OR (r.state = 'FAILED' AND f.state IN ('PENDING', 'SETTLED'))
                   OR f.amount_minor <> r.amount_minor OR f.currency <> r.currency OR f.merchant_id <> r.merchant_id
                UNION ALL
                SELECT CONCAT(f.refund_id, ', which does not exist, has its money ', f.state)
                FROM {account}.funds_refund f LEFT JOIN {payment}.refund r ON r.refund_id = f.refund_id
                WHERE r.refund_id IS NULL""");
    }

    private static Check refundsAreBookedAsSaid() {
        return always(
                "I4.10",
                "a SETTLED refund is one entry: from the merchant, to the channel or wallet that it names",
                "{account}.funds_refund WHERE state = 'SETTLED'",
                """
                SELECT CONCAT(f.refund_id, ' is ', f.state, ' over ', COALESCE(f.amount_minor, 'nothing'),
                              ' with entries over ', COALESCE(SUM(IF(a.kind = 'MERCHANT', -p.amount_minor, 0)), 'nothing'))
                FROM {account}.funds_refund f
                LEFT JOIN {account}.journal_entry e ON e.reference = f.refund_id AND e.operation = 'refund'
                LEFT JOIN {account}.posting p ON p.entry_id = e.entry_id
                LEFT JOIN {account}.account a ON a.account_id = p.account_id
                GROUP BY f.refund_id, f.state, f.amount_minor, f.to_payer_minor, f.channel, f.payer_account_id
                HAVING (f.state = 'SETTLED') <> (COUNT(DISTINCT e.entry_id) = 1)
                    OR (f.state = 'SETTLED' AND (
                        SUM(IF(a.kind = 'MERCHANT', p.amount_minor, 0)) <> -f.amount_minor
                        OR SUM(IF(a.kind = 'CHANNEL' AND a.owner = f.channel, p.amount_minor, 0))
                            <> IF(f.channel IS NULL, 0, f.to_payer_minor)
                        OR SUM(IF(p.account_id = f.payer_account_id, p.amount_minor, 0))
                            <> IF(f.channel IS NULL, f.to_payer_minor, 0)
                        OR SUM(a.kind NOT IN ('MERCHANT', 'CHANNEL', 'WALLET', 'FX')) > 0))""");
    }

    private static Check ordersKnowTheirRefunds() {
        return always(
                "I12.3",
                "an order's refunds are what it says, each a refund of its payment",
                "{order}.orders WHERE refunded_minor > 0",
                """
                SELECT CONCAT(o.order_id, ' says ', o.refunded_minor, ' refunded, its refunds ', COALESCE(n.minor, 0))
                FROM {order}.orders o
                LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS minor FROM {order}.order_refund GROUP BY payment_id) n
                    ON n.payment_id = o.payment_id
                WHERE o.refunded_minor <> COALESCE(n.minor, 0)
                UNION ALL
                SELECT CONCAT(n.refund_id, ' over ', n.amount_minor, ' on the order; the refund is ',
                              COALESCE(r.state, 'absent'), ' over ', COALESCE(r.amount_minor, 'nothing'))
                FROM {order}.order_refund n LEFT JOIN {payment}.refund r ON r.refund_id = n.refund_id
                WHERE NOT COALESCE(r.payment_id = n.payment_id AND r.amount_minor = n.amount_minor
                      AND r.currency = n.currency AND r.state <> 'FAILED', FALSE)""");
    }

    private static Check oneRefundANumber() {
        return always("I10.5", "a merchant's refund number stands for one refund", "{payment}.refund", """
                SELECT CONCAT(merchant_id, '/', merchant_refund_no, ' stands for ', COUNT(*), ' refunds')
                FROM {payment}.refund GROUP BY merchant_id, merchant_refund_no HAVING COUNT(*) > 1""");
    }

    private static Check oneEventARefund() {
        return always(
                "I13.3",
                "a terminal refund has one event of its end in the outbox, unless it was forgotten; any other none",
                "{payment}.refund",
                """
                SELECT CONCAT(r.refund_id, ' is ', r.state, ' with ', COUNT(o.event_id), ' events')
                FROM {payment}.refund r
                LEFT JOIN (SELECT event_id, type, JSON_VALUE(payload, '$.refund.refund_id') AS refund_id
                           FROM {payment}.outbox WHERE type IN ('refund.succeeded', 'refund.failed')) o
                    ON o.refund_id = r.refund_id
                GROUP BY r.refund_id, r.state, r.finished_at
                HAVING COUNT(o.event_id) > (r.state IN ('SUCCEEDED', 'FAILED'))
                    OR (COUNT(o.event_id) < (r.state IN ('SUCCEEDED', 'FAILED'))
                        AND NOT COALESCE(r.finished_at < (SELECT forgotten_before FROM {payment}.outbox_relay), FALSE))
                    OR SUM(o.type <> CONCAT('refund.', LOWER(r.state))) > 0""");
    }

    private static Check refundsAreTheMerchants() {
        return always("I18.8", "a refund is of its payment's merchant", "{payment}.refund", """
                SELECT CONCAT(r.refund_id, ' is of ', r.merchant_id, ', its payment of ', COALESCE(p.merchant_id, 'nobody'))
                FROM {payment}.refund r LEFT JOIN {payment}.payment p ON p.payment_id = r.payment_id
                WHERE NOT COALESCE(r.merchant_id = p.merchant_id, FALSE)""");
    }

    /** A person must look at what is ABNORMAL: it is at rest until then. */
    private static Check nothingIsUnderWay() {
        return atRest(
                "I6.6",
                "every refund is SUCCEEDED, FAILED, or ABNORMAL for a person to look at; no saga of another runs",
                "{payment}.refund",
                """
                SELECT CONCAT(refund_id, ' is ', state) FROM {payment}.refund
                WHERE state NOT IN ('SUCCEEDED', 'FAILED', 'ABNORMAL')
                UNION ALL
                SELECT CONCAT('saga ', s.id, ' of ', s.business_key, ' runs')
                FROM {payment}.seata_state_machine_inst s LEFT JOIN {payment}.refund r ON r.refund_id = s.business_key
                WHERE s.is_running = 1 AND COALESCE(r.state, '') <> 'ABNORMAL'""");
    }
}

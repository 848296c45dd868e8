package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;
import static io.holdfast.acceptance.audit.SqlCheck.atRest;

import java.util.List;

/** What must be true of what merchants are told. */
final class NotifyChecks {

    private NotifyChecks() {}

    static List<Check> all() {
        return List.of(
                everyEndIsAnEvent(),
                deliveriesAreWhatTheirAttemptsSay(),
                eventsSayWhatIsTrue(),
                eventsDoNotContradict(),
                deliveriesAreTheMerchants());
    }

    /**
     * A stack that was there before its merchants were told of anything has payments of which nobody is told. Both kinds of
     * events are forgotten, the merchants' after 90 days and the outbox's after 7, where nothing else is set.
     */
    private static Check everyEndIsAnEvent() {
        return atRest(
                "I14.1",
                "every end of a payment is an event of its merchant",
                "{payment}.outbox WHERE type IN ('payment.succeeded', 'payment.failed', 'payment.closed')",
                """
                SELECT CONCAT(o.event_id, ', ', o.type, ' of ', p.merchant_id, ', is not among the merchants'' events')
                FROM {payment}.outbox o
                JOIN {payment}.payment p ON p.payment_id = o.payment_id
                LEFT JOIN {payment}.merchant_event e ON e.event_id = o.event_id AND e.merchant_id = p.merchant_id
                    AND e.type = o.type
                WHERE o.type IN ('payment.succeeded', 'payment.failed', 'payment.closed') AND e.event_id IS NULL
                  AND o.created_at > (SELECT CONVERT_TZ(MAX(installed_on), @@session.time_zone, '+00:00')
                                      FROM {payment}.flyway_schema_history WHERE description = 'webhooks')
                  AND o.created_at > UTC_TIMESTAMP(6) - INTERVAL 30 DAY""");
    }

    private static Check deliveriesAreWhatTheirAttemptsSay() {
        return always(
                "I14.2",
                "a delivery is DELIVERED because its last attempt was answered 2xx, or DEAD and says why; attempts are kept",
                "{payment}.webhook_delivery",
                """
                SELECT CONCAT(d.delivery_id, ' is ', d.state, ' after ', d.attempts, ' attempts, ', COALESCE(a.kept, 0),
                              ' kept, the last answered ', COALESCE(l.http_status, 'not'))
                FROM {payment}.webhook_delivery d
                LEFT JOIN (SELECT delivery_id, COUNT(*) AS kept, MAX(attempt_no) AS last_no
                           FROM {payment}.webhook_attempt GROUP BY delivery_id) a ON a.delivery_id = d.delivery_id
                LEFT JOIN {payment}.webhook_attempt l ON l.delivery_id = d.delivery_id AND l.attempt_no = a.last_no
                WHERE COALESCE(a.kept, 0) <> d.attempts
                   OR (d.state = 'DELIVERED' AND d.kind <> 'PROBE'
                       AND NOT COALESCE(l.http_status BETWEEN 200 AND 299 AND l.failure IS NULL, FALSE))
                   OR (d.state = 'DEAD' AND d.last_failure IS NULL)""");
    }

    private static Check eventsSayWhatIsTrue() {
        return always(
                "I15.1",
                "what a merchant is told of a payment's end is what the payment is",
                "{payment}.merchant_event WHERE type IN ('payment.succeeded', 'payment.failed', 'payment.closed')",
                """
                SELECT CONCAT(e.event_id, ' tells ', e.merchant_id, ' of ', e.type, ' ',
                              COALESCE(JSON_VALUE(e.payload, '$.payment.id'), 'of nothing'), '; ',
                              COALESCE(CONCAT(p.payment_id, ' is ', p.state), 'there is no such payment'))
                FROM {payment}.merchant_event e LEFT JOIN {payment}.payment p ON p.payment_id = e.payment_id
                WHERE e.type IN ('payment.succeeded', 'payment.failed', 'payment.closed')
                  AND NOT COALESCE(p.merchant_id = e.merchant_id
                    AND e.type = CONCAT('payment.', LOWER(p.state))
                    AND JSON_VALUE(e.payload, '$.id') = e.event_id
                    AND JSON_VALUE(e.payload, '$.type') = e.type
                    AND JSON_VALUE(e.payload, '$.payment.id') = p.payment_id
                    AND JSON_VALUE(e.payload, '$.payment.state') = p.state
                    AND JSON_VALUE(e.payload, '$.payment.amount') = p.amount_minor
                    AND JSON_VALUE(e.payload, '$.payment.currency') = p.currency, FALSE)""");
    }

    private static Check eventsDoNotContradict() {
        return always(
                "I15.2",
                "a merchant is told of one end of a payment",
                "{payment}.merchant_event WHERE type IN ('payment.succeeded', 'payment.failed', 'payment.closed')",
                """
                SELECT CONCAT(payment_id, ' ended ', COUNT(*), ' times: ', GROUP_CONCAT(type))
                FROM {payment}.merchant_event
                WHERE type IN ('payment.succeeded', 'payment.failed', 'payment.closed')
                GROUP BY payment_id HAVING COUNT(*) > 1""");
    }

    private static Check deliveriesAreTheMerchants() {
        return always(
                "I18.10", "events go to endpoints of the merchant whose they are", "{payment}.webhook_delivery", """
                SELECT CONCAT(d.delivery_id, ' of ', d.merchant_id, ' takes ', d.event_id, ' of ',
                              COALESCE(e.merchant_id, 'nobody'), ' to ', d.endpoint_id, ' of ',
                              COALESCE(w.merchant_id, 'nobody'))
                FROM {payment}.webhook_delivery d
                LEFT JOIN {payment}.merchant_event e ON e.event_id = d.event_id
                LEFT JOIN {payment}.webhook_endpoint w ON w.endpoint_id = d.endpoint_id
                WHERE NOT COALESCE(e.merchant_id = d.merchant_id AND w.merchant_id = d.merchant_id, FALSE)""");
    }
}

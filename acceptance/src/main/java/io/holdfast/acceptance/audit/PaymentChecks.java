package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;
import static io.holdfast.acceptance.audit.SqlCheck.atRest;

import java.util.List;

/** What must be true of payment-service's books by themselves: states, replies, events. */
final class PaymentChecks {

    private PaymentChecks() {}

    static List<Check> all() {
        return List.of(
                nothingIsUnderWay(),
                everyEventIsSent(),
                oneStateAPayment(),
                repliesStillStand(),
                onePaymentANumber(),
                oneEventAPayment(),
                eventsSayWhatHappened(),
                repliesAreTheMerchants());
    }

    private static Check nothingIsUnderWay() {
        return atRest(
                "I6.3",
                "every payment that waits neither for its payer, its merchant nor an operator's review is SUCCEEDED, FAILED or CLOSED",
                "{payment}.payment",
                """
                SELECT CONCAT(payment_id, ' is ', state) FROM {payment}.payment
                WHERE state NOT IN ('SUCCEEDED', 'FAILED', 'CLOSED', 'AWAITING_PAYER', 'AUTHORIZED')
                  AND NOT (state = 'CREATED' AND COALESCE(held_for, '') = 'RISK_REVIEW' AND look_at > UTC_TIMESTAMP() - INTERVAL 30 SECOND)""");
    }

    private static Check everyEventIsSent() {
        return atRest(
                "I6.5",
                "every event is sent",
                "{payment}.outbox",
                "SELECT CONCAT(event_id, ' of ', payment_id, ' is not sent') FROM {payment}.outbox"
                        + " WHERE published_at IS NULL");
    }

    private static Check oneStateAPayment() {
        return always(
                "I7.1",
                "a payment is in one known state; finished if and only if terminal, with a reason if and only if FAILED",
                "{payment}.payment",
                """
                SELECT CONCAT(payment_id, ' is ', state, ' for ', COALESCE(failure_reason, 'no reason'), ', finished ',
                              COALESCE(finished_at, 'never'))
                FROM {payment}.payment
                WHERE state NOT IN
                      ('CREATED', 'PROCESSING', 'AWAITING_PAYER', 'AUTHORIZED', 'CLOSING', 'SUCCEEDED', 'FAILED', 'CLOSED')
                   OR (state IN ('SUCCEEDED', 'FAILED', 'CLOSED')) <> (finished_at IS NOT NULL)
                   OR (state = 'FAILED') <> (failure_reason IS NOT NULL)""");
    }

    private static Check repliesStillStand() {
        return always(
                "I9.1",
                "a stored reply names its payment, and a terminal state in it is the payment's",
                "{payment}.idempotent_request WHERE payment_id IS NOT NULL",
                """
                SELECT CONCAT(r.idempotency_key, ' was answered ', COALESCE(JSON_VALUE(r.reply, '$.id'), 'nothing'), ' ',
                              COALESCE(JSON_VALUE(r.reply, '$.state'), ''), '; ', r.payment_id, ' is ',
                              COALESCE(p.state, 'absent'))
                FROM (SELECT idempotency_key, payment_id, status, CONVERT(body USING utf8mb4) AS reply
                      FROM {payment}.idempotent_request WHERE payment_id IS NOT NULL) r
                LEFT JOIN {payment}.payment p ON p.payment_id = r.payment_id
                WHERE p.payment_id IS NULL
                   OR (r.status IN (200, 201, 202) AND r.reply IS NOT NULL
                       AND NOT COALESCE(JSON_VALUE(r.reply, '$.id') = p.payment_id
                            AND JSON_VALUE(r.reply, '$.state') IN
                                (p.state, 'CREATED', 'PROCESSING', 'AWAITING_PAYER', 'AUTHORIZED', 'CLOSING'), FALSE))""");
    }

    private static Check onePaymentANumber() {
        return always("I10.1", "a merchant's payment number stands for one payment", "{payment}.payment", """
                SELECT CONCAT(merchant_id, '/', merchant_payment_no, ' stands for ', COUNT(*), ' payments')
                FROM {payment}.payment GROUP BY merchant_id, merchant_payment_no HAVING COUNT(*) > 1""");
    }

    /** Events are forgotten some time after they were sent; the outbox says itself up to when. */
    private static Check oneEventAPayment() {
        return always(
                "I13.1",
                "a terminal payment has one event of its end in the outbox, unless it was forgotten; any other none",
                "{payment}.payment",
                """
                SELECT CONCAT(p.payment_id, ' is ', p.state, ' with ', COUNT(o.outbox_id), ' events')
                FROM {payment}.payment p LEFT JOIN {payment}.outbox o
                    ON o.payment_id = p.payment_id AND o.type IN ('payment.succeeded', 'payment.failed', 'payment.closed')
                GROUP BY p.payment_id, p.state, p.finished_at
                HAVING COUNT(o.outbox_id) > (p.state IN ('SUCCEEDED', 'FAILED', 'CLOSED'))
                    OR (COUNT(o.outbox_id) < (p.state IN ('SUCCEEDED', 'FAILED', 'CLOSED'))
                        AND NOT COALESCE(p.finished_at < (SELECT forgotten_before FROM {payment}.outbox_relay), FALSE))
                UNION ALL
                SELECT CONCAT(o.event_id, ' is of ', o.payment_id, ', which does not exist')
                FROM {payment}.outbox o LEFT JOIN {payment}.payment p ON p.payment_id = o.payment_id
                WHERE p.payment_id IS NULL""");
    }

    private static Check eventsSayWhatHappened() {
        return always(
                "I13.2", "the event of a payment's end tells its state, merchant and amount", "{payment}.outbox", """
                SELECT CONCAT(o.event_id, ' says ', o.type, ' of ', COALESCE(JSON_VALUE(o.payload, '$.payment.payment_id'),
                              'nothing'), '; ', p.payment_id, ' is ', p.state)
                FROM {payment}.outbox o JOIN {payment}.payment p ON p.payment_id = o.payment_id
                WHERE o.type IN ('payment.succeeded', 'payment.failed', 'payment.closed')
                  AND NOT COALESCE(o.type = CONCAT('payment.', LOWER(p.state))
                    AND JSON_VALUE(o.payload, '$.id') = o.event_id
                    AND JSON_VALUE(o.payload, '$.type') = o.type
                    AND JSON_VALUE(o.payload, '$.payment.payment_id') = p.payment_id
                    AND JSON_VALUE(o.payload, '$.payment.merchant_id') = p.merchant_id
                    AND JSON_VALUE(o.payload, '$.payment.state') = p.state
                    AND JSON_VALUE(o.payload, '$.payment.amount.amount_minor') = p.amount_minor
                    AND JSON_VALUE(o.payload, '$.payment.amount.currency') = p.currency, FALSE)""");
    }

    private static Check repliesAreTheMerchants() {
        return always(
                "I18.5",
                "a reply is kept for the merchant whose payment it tells of",
                "{payment}.idempotent_request WHERE payment_id IS NOT NULL",
                """
                SELECT CONCAT(r.idempotency_key, ' of ', r.merchant_id, ' tells of ', p.payment_id, ' of ', p.merchant_id)
                FROM {payment}.idempotent_request r JOIN {payment}.payment p ON p.payment_id = r.payment_id
                WHERE r.merchant_id <> p.merchant_id""");
    }
}

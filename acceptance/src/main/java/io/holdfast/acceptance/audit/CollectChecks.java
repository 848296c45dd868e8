package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;
import static io.holdfast.acceptance.audit.SqlCheck.atRest;

import java.util.List;

/** What must be true of money that channels collect. */
final class CollectChecks {

    private static final String FEE_OF_CREDITED = """
            (credited * bps DIV 10000
             + (credited * bps MOD 10000 > 5000 OR (credited * bps MOD 10000 = 5000 AND credited * bps DIV 10000 MOD 2 = 1)))""";

    private CollectChecks() {}

    static List<Check> all() {
        return List.of(
                capturesAreThePayments(),
                capturesSplitAsSaid(),
                receiptsSettleOrGoBack(),
                suspenseIsWhatWaits(),
                oneReceiptATransaction(),
                receiptsAreTheAttempts(),
                nothingIsOnItsWayBack());
    }

    private static Check capturesAreThePayments() {
        return always(
                "I8.11",
                "a channel's money is captured as the payment says: merchant, amount, fee rate, for the receipt that settles it",
                "{account}.channel_booking WHERE operation = 'capture' AND state = 'DONE'",
                """
                SELECT CONCAT(b.reference, ' captured ', b.credited_minor, ' ', b.credited_currency, ' for ', b.receipt_id)
                FROM {account}.channel_booking b
                LEFT JOIN {payment}.payment p ON p.payment_id = CONVERT(b.reference USING ascii)
                LEFT JOIN {payment}.receipt r ON r.receipt_id = b.receipt_id
                WHERE b.operation = 'capture' AND b.state = 'DONE'
                  AND NOT COALESCE(b.merchant_id = p.merchant_id AND b.fee_basis_points = p.fee_basis_points
                      AND b.credited_currency = p.currency
                      AND b.credited_minor = COALESCE(p.captured_minor, p.amount_minor)
                      AND r.payment_id = p.payment_id AND r.purpose = 'SETTLES'
                      AND r.channel = b.channel AND r.amount_minor = b.paid_minor AND r.currency = b.paid_currency, FALSE)""");
    }

    private static Check capturesSplitAsSaid() {
        return always(
                "I4.9",
                "a channel's capture posts what it says: the channel owes, fee (half-even), the rest to the merchant",
                "{account}.channel_booking WHERE operation = 'capture' AND state = 'DONE'",
                "SELECT CONCAT(reference, ': channel ', of_channel, ', fee ', to_fee, ', merchant ', to_merchant) FROM ("
                        + """
                SELECT b.reference, b.paid_minor AS paid, b.credited_minor AS credited, b.fee_basis_points AS bps,
                       SUM(IF(a.kind = 'CHANNEL' AND a.owner = b.channel, p.amount_minor, 0)) AS of_channel,
                       SUM(IF(a.kind = 'MERCHANT' AND a.merchant_id = b.merchant_id, p.amount_minor, 0)) AS to_merchant,
                       SUM(IF(a.kind = 'FEE', p.amount_minor, 0)) AS to_fee,
                       SUM(a.kind NOT IN ('CHANNEL', 'MERCHANT', 'FEE', 'FX')) AS strangers
                FROM {account}.channel_booking b
                LEFT JOIN {account}.journal_entry e ON e.reference = b.reference AND e.operation = 'capture'
                LEFT JOIN {account}.posting p ON p.entry_id = e.entry_id
                LEFT JOIN {account}.account a ON a.account_id = p.account_id
                WHERE b.operation = 'capture' AND b.state = 'DONE'
                GROUP BY b.reference, b.paid_minor, b.credited_minor, b.fee_basis_points) captures
                WHERE NOT COALESCE(of_channel = -paid AND strangers = 0 AND to_merchant = credited - to_fee AND to_fee = """
                        + FEE_OF_CREDITED + ", FALSE)");
    }

    /** While a settlement is under way its receipt has been booked or not; both are right. */
    private static Check receiptsSettleOrGoBack() {
        return always(
                "I11.4",
                "money that a channel collected settles its SUCCEEDED payment, or has gone back or is to, or waits for a person",
                "{payment}.receipt",
                """
                SELECT CONCAT(r.receipt_id, ' ', r.purpose, ' of ', r.payment_id, ', which is ', COALESCE(p.state, 'absent'),
                              ', is given back: ', r.give_back)
                FROM {payment}.receipt r LEFT JOIN {payment}.payment p ON p.payment_id = r.payment_id
                WHERE NOT COALESCE(CASE
                    WHEN r.purpose = 'SETTLES' THEN IF(r.give_back = 'NONE', p.state IN ('PROCESSING', 'SUCCEEDED'),
                                                       p.state = 'FAILED')
                    WHEN r.purpose = 'WRONG_AMOUNT' THEN TRUE
                    ELSE r.give_back <> 'NONE' END, FALSE)""");
    }

    private static Check suspenseIsWhatWaits() {
        return atRest(
                "I11.5",
                "in suspense is what did not settle a payment and was not given back",
                "{payment}.receipt WHERE purpose <> 'SETTLES' OR give_back <> 'NONE'",
                """
                SELECT CONCAT(currency, ' is off by ', SUM(minor)) FROM (
                    SELECT currency, available_minor + frozen_minor AS minor FROM {account}.account WHERE kind = 'SUSPENSE'
                    UNION ALL
                    SELECT a.currency, w.amount_minor
                    FROM {account}.pending_posting w JOIN {account}.account a ON a.account_id = w.account_id
                    WHERE a.kind = 'SUSPENSE'
                    UNION ALL
                    SELECT currency, -amount_minor FROM {payment}.receipt
                    WHERE (purpose <> 'SETTLES' OR give_back <> 'NONE') AND give_back <> 'DONE') sides
                GROUP BY currency HAVING SUM(minor) <> 0""");
    }

    private static Check oneReceiptATransaction() {
        return always(
                "I11.6",
                "a channel's transaction is received once by its merchant, and one receipt at most settles a payment",
                "{payment}.receipt",
                """
                SELECT CONCAT(merchant_id, '/', channel, '/', channel_transaction_id, ' was received ', COUNT(*), ' times')
                FROM {payment}.receipt GROUP BY merchant_id, channel, channel_transaction_id HAVING COUNT(*) > 1
                UNION ALL
                SELECT CONCAT(payment_id, ' is settled by ', COUNT(*), ' receipts')
                FROM {payment}.receipt WHERE purpose = 'SETTLES' GROUP BY payment_id HAVING COUNT(*) > 1""");
    }

    private static Check receiptsAreTheAttempts() {
        return always("I18.9", "a receipt is of its attempt's payment, channel and merchant", "{payment}.receipt", """
                SELECT CONCAT(r.receipt_id, ' of ', r.payment_id, ' names ', r.attempt_no, ' of ',
                              COALESCE(a.payment_id, 'nothing'))
                FROM {payment}.receipt r LEFT JOIN {payment}.attempt a ON a.attempt_no = r.attempt_no
                WHERE NOT COALESCE(a.payment_id = r.payment_id AND a.channel = r.channel AND a.merchant_id = r.merchant_id
                      AND (r.purpose = 'WRONG_AMOUNT' OR a.currency = r.currency), FALSE)""");
    }

    private static Check nothingIsOnItsWayBack() {
        return atRest(
                "I6.7",
                "no money that came too often or too late is still on its way back",
                "{payment}.receipt",
                "SELECT CONCAT(receipt_id, ' ', purpose, ' is ', give_back) FROM {payment}.receipt"
                        + " WHERE give_back IN ('DUE', 'REFUNDING')");
    }
}

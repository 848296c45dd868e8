package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.SqlCheck.always;

import java.util.List;

/** What must be true of account-service's books by themselves. */
final class AccountChecks {

    /** Every amount on every account: what the row says and what is posted but not folded into it yet. */
    private static final String MONEY = """
            (SELECT account_id, kind, currency, available_minor + frozen_minor AS minor FROM {account}.account
             UNION ALL
             SELECT a.account_id, a.kind, a.currency, p.amount_minor
             FROM {account}.pending_posting p JOIN {account}.account a ON a.account_id = p.account_id)""";

    /** Half-even of total × rate / 10,000, in whole minor units. */
    private static final String FEE = """
            (total * bps DIV 10000
             + (total * bps MOD 10000 > 5000 OR (total * bps MOD 10000 = 5000 AND total * bps DIV 10000 MOD 2 = 1)))""";

    private static final String CAPTURES = """
            (SELECT h.payment_id, h.amount_minor AS amount, h.points_value_minor AS points_value,
                    h.amount_minor + h.points_value_minor AS total, h.fee_basis_points AS bps,
                    SUM(IF(p.account_id = h.payer_account_id, p.amount_minor, 0)) AS from_payer,
                    SUM(IF(a.kind = 'MERCHANT' AND a.merchant_id = h.merchant_id, p.amount_minor, 0)) AS to_merchant,
                    SUM(IF(a.kind = 'FEE', p.amount_minor, 0)) AS to_fee,
                    SUM(IF(a.kind = 'CLEARING', p.amount_minor, 0)) AS from_clearing,
                    SUM(NOT (p.account_id = h.payer_account_id OR a.kind IN ('FEE', 'CLEARING')
                             OR (a.kind = 'MERCHANT' AND a.merchant_id = h.merchant_id))) AS strangers
             FROM {account}.funds_hold h
             JOIN {account}.journal_entry e ON e.reference = h.payment_id AND e.operation = 'capture'
             JOIN {account}.posting p ON p.entry_id = e.entry_id
             JOIN {account}.account a ON a.account_id = p.account_id
             WHERE h.state = 'CONFIRMED'
             GROUP BY h.payment_id, h.amount_minor, h.points_value_minor, h.fee_basis_points)""";

    private AccountChecks() {}

    static List<Check> all() {
        return List.of(
                worldSumsToZero(),
                insideIsWhatWasDeposited(),
                frozenIsHeld(),
                nobodyOwes(),
                entriesBalance(),
                entriesHaveTwoSides(),
                balancesArePostings(),
                pendingArePostings(),
                oneCurrencyAnAccount(),
                capturesSplitAsHeld(),
                depositsAreBooked(),
                entriesHaveACause());
    }

    private static Check worldSumsToZero() {
        return always(
                "I1.1",
                "the accounts of each currency, the outside world's included, sum to zero",
                "{account}.account",
                "SELECT CONCAT(currency, ' is off by ', SUM(minor)) FROM " + MONEY
                        + " money GROUP BY currency HAVING SUM(minor) <> 0");
    }

    private static Check insideIsWhatWasDeposited() {
        return always(
                "I1.2",
                "the money inside, of each currency, is what was deposited",
                "{account}.deposit",
                "SELECT CONCAT(currency, ' is off by ', SUM(minor)) FROM (SELECT currency, minor FROM " + MONEY
                        + " money WHERE kind <> 'EXTERNAL'"
                        + " UNION ALL SELECT currency, -amount_minor FROM {account}.deposit) inside"
                        + " GROUP BY currency HAVING SUM(minor) <> 0");
    }

    private static Check frozenIsHeld() {
        return always(
                "I2.1",
                "an account's frozen money is the sum of its TRIED holds, authorizations and pending refunds",
                "{account}.account",
                """
                SELECT CONCAT(account_id, ' has ', SUM(frozen), ' frozen beyond its holds') FROM (
                    SELECT account_id, frozen_minor AS frozen FROM {account}.account WHERE frozen_minor <> 0
                    UNION ALL
                    SELECT payer_account_id, -amount_minor FROM {account}.funds_hold WHERE state = 'TRIED'
                    UNION ALL
                    SELECT payer_account_id, -amount_minor FROM {account}.authorization_hold WHERE state = 'TRIED'
                    UNION ALL
                    SELECT a.account_id, -r.amount_minor FROM {account}.funds_refund r JOIN {account}.account a
                        ON a.kind = 'MERCHANT' AND a.merchant_id = r.merchant_id AND a.currency = r.currency
                    WHERE r.state = 'PENDING') sides
                GROUP BY account_id HAVING SUM(frozen) <> 0""");
    }

    private static Check nobodyOwes() {
        return always(
                "I3.1",
                "no account owes, save clearing, exchange, channels and the outside world",
                "{account}.account",
                """
                SELECT CONCAT(account_id, ' has ', available_minor, ' available, ', frozen_minor, ' frozen')
                FROM {account}.account
                WHERE frozen_minor < 0 OR (available_minor < 0 AND kind NOT IN ('CLEARING', 'EXTERNAL', 'CHANNEL', 'FX'))""");
    }

    private static Check entriesBalance() {
        return always("I4.1", "every journal entry sums to zero in each currency", "{account}.journal_entry", """
                SELECT CONCAT('entry ', entry_id, ' is off by ', SUM(amount_minor), ' ', currency)
                FROM {account}.posting GROUP BY entry_id, currency HAVING SUM(amount_minor) <> 0""");
    }

    private static Check entriesHaveTwoSides() {
        return always(
                "I4.2",
                "every entry has two or more postings, every posting an entry and an account",
                "{account}.posting",
                """
                SELECT CONCAT('entry ', e.entry_id, ' has ', COUNT(p.posting_id), ' postings')
                FROM {account}.journal_entry e LEFT JOIN {account}.posting p ON p.entry_id = e.entry_id
                GROUP BY e.entry_id HAVING COUNT(p.posting_id) < 2
                UNION ALL
                SELECT CONCAT('posting ', p.posting_id, ' stands alone')
                FROM {account}.posting p LEFT JOIN {account}.journal_entry e ON e.entry_id = p.entry_id
                LEFT JOIN {account}.account a ON a.account_id = p.account_id
                WHERE e.entry_id IS NULL OR a.account_id IS NULL""");
    }

    private static Check balancesArePostings() {
        return always(
                "I4.3",
                "an account's balance, with what is not folded yet, is the sum of its postings",
                "{account}.account",
                "SELECT CONCAT(account_id, ' is off by ', SUM(minor)) FROM (SELECT account_id, minor FROM " + MONEY
                        + " money UNION ALL SELECT account_id, -SUM(amount_minor) FROM {account}.posting"
                        + " GROUP BY account_id) sides GROUP BY account_id HAVING SUM(minor) <> 0");
    }

    private static Check pendingArePostings() {
        return always(
                "I4.4",
                "what waits to be folded is a posting, of that account and amount",
                "{account}.pending_posting",
                """
                SELECT CONCAT('pending posting ', w.posting_id, ' of ', w.account_id)
                FROM {account}.pending_posting w LEFT JOIN {account}.posting p ON p.posting_id = w.posting_id
                WHERE p.posting_id IS NULL OR p.account_id <> w.account_id OR p.amount_minor <> w.amount_minor""");
    }

    private static Check oneCurrencyAnAccount() {
        return always("I4.5", "a posting has its account's currency", "{account}.posting", """
                SELECT CONCAT('posting ', p.posting_id, ' is ', p.currency, ' on an account in ', a.currency)
                FROM {account}.posting p JOIN {account}.account a ON a.account_id = p.account_id
                WHERE p.currency <> a.currency""");
    }

    private static Check capturesSplitAsHeld() {
        return always(
                "I4.6",
                "a capture posts what its hold says: payer, clearing, fee (half-even), the rest to the merchant",
                "{account}.journal_entry WHERE operation = 'capture'",
                "SELECT CONCAT(payment_id, ': payer ', from_payer, ', clearing ', from_clearing, ', fee ', to_fee,"
                        + " ', merchant ', to_merchant) FROM " + CAPTURES
                        + " captures WHERE from_payer <> -amount OR from_clearing <> -points_value OR to_fee <> " + FEE
                        + " OR to_merchant <> total - to_fee OR strangers <> 0");
    }

    private static Check depositsAreBooked() {
        return always(
                "I4.7", "a deposit is one entry: from the world outside to its account", "{account}.deposit", """
                SELECT CONCAT(d.merchant_id, '/', d.deposit_no, ' of ', d.amount_minor, ' is booked as ',
                              COALESCE(SUM(IF(p.account_id = d.account_id, p.amount_minor, 0)), 'nothing'))
                FROM {account}.deposit d
                LEFT JOIN {account}.journal_entry e
                    ON e.reference = CONCAT(d.merchant_id, '/', d.deposit_no) AND e.operation = 'deposit'
                LEFT JOIN {account}.posting p ON p.entry_id = e.entry_id
                LEFT JOIN {account}.account a ON a.account_id = p.account_id
                GROUP BY d.merchant_id, d.deposit_no, d.account_id, d.amount_minor, d.currency
                HAVING COUNT(p.posting_id) <> 2
                    OR SUM(IF(p.account_id = d.account_id AND p.currency = d.currency, p.amount_minor, 0))
                        <> d.amount_minor
                    OR SUM(IF(a.kind = 'EXTERNAL' AND p.currency = d.currency, p.amount_minor, 0)) <> -d.amount_minor""");
    }

    private static Check entriesHaveACause() {
        return always(
                "I11.1",
                "a hold is captured once if CONFIRMED and never otherwise; every other entry has its deposit, booking or refund",
                "{account}.funds_hold",
                """
                SELECT CONCAT(h.payment_id, ' is ', h.state, ' and captured ', COUNT(e.entry_id), ' times')
                FROM {account}.funds_hold h
                LEFT JOIN {account}.journal_entry e ON e.reference = h.payment_id AND e.operation = 'capture'
                GROUP BY h.payment_id, h.state HAVING COUNT(e.entry_id) <> (h.state = 'CONFIRMED')
                UNION ALL
                SELECT CONCAT('entry ', e.entry_id, ', ', e.operation, ' of ', e.reference, ', has no cause')
                FROM {account}.journal_entry e
                LEFT JOIN {account}.funds_hold h
                    ON e.operation = 'capture' AND h.payment_id = CONVERT(e.reference USING ascii)
                LEFT JOIN {account}.authorization_hold z
                    ON e.operation IN ('capture', 'uncapture') AND z.payment_id = CONVERT(e.reference USING ascii)
                    AND z.captured_minor IS NOT NULL
                LEFT JOIN {account}.channel_booking b
                    ON b.reference = CONVERT(e.reference USING ascii) AND b.receipt_id IS NOT NULL
                    AND b.operation = IF(e.operation = 'uncapture', 'capture', CONVERT(e.operation USING ascii))
                LEFT JOIN {account}.funds_refund r
                    ON e.operation = 'refund' AND r.refund_id = CONVERT(e.reference USING ascii) AND r.state = 'SETTLED'
                LEFT JOIN {account}.deposit d
                    ON e.operation = 'deposit'
                    AND d.merchant_id = CONVERT(SUBSTRING_INDEX(e.reference, '/', 1) USING ascii)
                    AND d.deposit_no = SUBSTRING(e.reference, LOCATE('/', e.reference) + 1)
                WHERE h.payment_id IS NULL AND z.payment_id IS NULL AND b.reference IS NULL AND r.refund_id IS NULL
                  AND d.deposit_no IS NULL""");
    }
}

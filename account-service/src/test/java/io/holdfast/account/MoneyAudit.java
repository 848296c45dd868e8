package io.holdfast.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's invariants, each a query that finds what breaks it. */
public final class MoneyAudit {

    private static final String BALANCES = """
            (SELECT a.account_id, a.kind, a.currency, a.frozen_minor,
               a.available_minor + COALESCE((SELECT SUM(w.amount_minor) FROM pending_posting w
                                             WHERE w.account_id = a.account_id), 0) AS available_minor
             FROM account a) b""";

    private static final String CAUSES = """
            (SELECT CONCAT(merchant_id, '/', deposit_no) reference, 'deposit' operation FROM deposit
             UNION ALL SELECT payment_id, 'capture' FROM funds_hold WHERE state = 'CONFIRMED'
             UNION ALL SELECT payment_id, 'capture' FROM authorization_hold WHERE captured_minor IS NOT NULL
             UNION ALL SELECT payment_id, 'uncapture' FROM authorization_hold
               WHERE captured_minor IS NOT NULL AND state = 'RELEASED'
             UNION ALL SELECT reference, 'capture' FROM channel_booking
               WHERE operation = 'capture' AND receipt_id IS NOT NULL
             UNION ALL SELECT reference, 'uncapture' FROM channel_booking
               WHERE operation = 'capture' AND receipt_id IS NOT NULL AND state = 'UNDONE'
             UNION ALL SELECT reference, 'suspend' FROM channel_booking
               WHERE operation = 'suspend' AND payment_id IS NULL
             UNION ALL SELECT reference, 'give_back' FROM channel_booking WHERE operation = 'give_back'
             UNION ALL SELECT refund_id, 'refund' FROM funds_refund WHERE state = 'SETTLED') c""";

    private static final String OWED = """
            (SELECT channel, currency, SUM(minor) owed FROM
               (SELECT channel, paid_currency currency, IF(operation = 'give_back', -paid_minor, paid_minor) minor
                FROM channel_booking WHERE state = 'DONE'
                UNION ALL
                SELECT channel, to_payer_currency, -to_payer_minor FROM funds_refund
                WHERE state = 'SETTLED' AND channel IS NOT NULL) one
             GROUP BY channel, currency) w""";

    private static final Map<String, String> VIOLATIONS = violations();

    private final JdbcTemplate jdbc;

    public MoneyAudit(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static Map<String, String> violations() {
        Map<String, String> sql = new LinkedHashMap<>();
        sql.put(
                "I1 all that is inside came from outside",
                "SELECT b.currency, SUM(b.available_minor + b.frozen_minor) inside, COALESCE(MAX(d.sum_minor), 0) deposited FROM "
                        + BALANCES
                        + " LEFT JOIN (SELECT currency, SUM(amount_minor) sum_minor FROM deposit GROUP BY currency) d"
                        + " ON d.currency = b.currency WHERE b.kind <> 'EXTERNAL' GROUP BY b.currency"
                        + " HAVING inside <> deposited");
        sql.put("I2 frozen is what is held", """
                SELECT a.account_id, a.frozen_minor, COALESCE(h.held, 0) held FROM account a LEFT JOIN
                  (SELECT account_id, SUM(amount_minor) held FROM
                     (SELECT payer_account_id account_id, amount_minor FROM funds_hold WHERE state = 'TRIED'
                      UNION ALL
                      SELECT payer_account_id, amount_minor FROM authorization_hold WHERE state = 'TRIED'
                      UNION ALL
                      SELECT merchant_account_id, amount_minor FROM funds_refund WHERE state = 'PENDING') one
                   GROUP BY account_id) h ON h.account_id = a.account_id
                WHERE a.frozen_minor <> COALESCE(h.held, 0)""");
        sql.put(
                "I3 nobody owes who must not",
                "SELECT b.* FROM " + BALANCES
                        + " WHERE b.frozen_minor < 0 OR b.available_minor < 0 AND b.kind NOT IN ('CLEARING', 'EXTERNAL', 'CHANNEL', 'FX')");
        sql.put(
                "I4 entries sum to zero",
                "SELECT e.entry_id FROM journal_entry e LEFT JOIN posting p ON p.entry_id = e.entry_id"
                        + " GROUP BY e.entry_id, p.currency HAVING COUNT(p.posting_id) < 2 OR SUM(p.amount_minor) <> 0");
        sql.put(
                "I4 balances are their postings",
                "SELECT b.account_id, b.available_minor + b.frozen_minor balance, COALESCE(p.posted, 0) posted FROM "
                        + BALANCES
                        + " LEFT JOIN (SELECT account_id, SUM(amount_minor) posted FROM posting GROUP BY account_id) p"
                        + " ON p.account_id = b.account_id WHERE b.available_minor + b.frozen_minor <> COALESCE(p.posted, 0)");
        sql.put(
                "I4 all accounts together have nothing",
                "SELECT b.currency, SUM(b.available_minor + b.frozen_minor) total FROM " + BALANCES
                        + " GROUP BY b.currency HAVING total <> 0");
        sql.put(
                "I4 every entry has a cause",
                "SELECT e.* FROM journal_entry e LEFT JOIN " + CAUSES
                        + " ON c.reference = e.reference AND c.operation = e.operation WHERE c.reference IS NULL"
                        + " AND e.operation IN ('deposit', 'capture', 'uncapture', 'suspend', 'give_back', 'refund')");
        sql.put(
                "I4 every cause has its entry",
                "SELECT c.* FROM " + CAUSES + " LEFT JOIN journal_entry e"
                        + " ON c.reference = e.reference AND c.operation = e.operation WHERE e.entry_id IS NULL");
        sql.put(
                "channels owe what they took and did not give back",
                "SELECT b.account_id, b.available_minor, COALESCE(w.owed, 0) owed FROM " + BALANCES
                        + " JOIN account o ON o.account_id = b.account_id"
                        + " LEFT JOIN " + OWED + " ON w.channel = o.owner AND w.currency = o.currency"
                        + " WHERE b.kind = 'CHANNEL' AND b.available_minor <> -COALESCE(w.owed, 0)");
        sql.put(
                "suspense is what was set aside and not given back",
                "SELECT b.account_id, b.available_minor, COALESCE(s.suspended, 0) suspended FROM " + BALANCES
                        + " LEFT JOIN (SELECT paid_currency, SUM(IF(operation = 'suspend', paid_minor, -paid_minor))"
                        + " suspended FROM channel_booking WHERE operation <> 'capture' GROUP BY paid_currency) s"
                        + " ON s.paid_currency = b.currency"
                        + " WHERE b.kind = 'SUSPENSE' AND b.available_minor <> COALESCE(s.suspended, 0)");
        return sql;
    }

    public void passes() {
        VIOLATIONS.forEach((name, sql) -> assertThat(found(sql)).as(name).isEmpty());
    }

    /** The names of the invariants that do not hold. */
    public List<String> broken() {
        return VIOLATIONS.entrySet().stream()
                .filter(check -> !found(check.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Map<String, Object>> found(String sql) {
        return jdbc.queryForList(sql);
    }
}

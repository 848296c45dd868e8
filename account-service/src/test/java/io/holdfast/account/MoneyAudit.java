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
        sql.put(
                "I2 frozen is what is held",
                "SELECT a.account_id, a.frozen_minor, COALESCE(h.held, 0) held FROM account a LEFT JOIN"
                        + " (SELECT payer_account_id, SUM(amount_minor) held FROM funds_hold WHERE state = 'TRIED'"
                        + "  GROUP BY payer_account_id) h ON h.payer_account_id = a.account_id"
                        + " WHERE a.frozen_minor <> COALESCE(h.held, 0)");
        sql.put(
                "I3 nobody owes who must not",
                "SELECT b.* FROM " + BALANCES
                        + " WHERE b.frozen_minor < 0 OR b.available_minor < 0 AND b.kind NOT IN ('CLEARING', 'EXTERNAL')");
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

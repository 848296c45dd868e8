package io.holdfast.account.balance.jdbc;

import io.holdfast.account.balance.Balances;
import io.holdfast.contract.Money;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Guarded updates of account rows. */
public final class BalancesJdbc implements Balances {

    private static final String FREEZE = """
            UPDATE account SET available_minor = available_minor - ?, frozen_minor = frozen_minor + ?
            WHERE account_id = ? AND merchant_id = ? AND kind = 'WALLET' AND status = 'OPEN' AND currency = ?
              AND available_minor >= ?""";

    private static final String CREDIT = """
            UPDATE account SET available_minor = available_minor + ?
            WHERE account_id = ? AND merchant_id = ? AND kind = 'WALLET' AND status = 'OPEN' AND currency = ?
              AND available_minor + frozen_minor <= ?""";

    private static final String CHANGE = """
            UPDATE account SET available_minor = available_minor + ?
            WHERE account_id = ? AND available_minor + ? >= 0""";

    private static final String ADD_AND_FREEZE = """
            UPDATE account SET available_minor = available_minor + ?, frozen_minor = frozen_minor + ?
            WHERE account_id = ? AND available_minor + ? >= 0""";

    private static final String TAKE_FROZEN = """
            UPDATE account SET available_minor = available_minor + ?, frozen_minor = frozen_minor - ?
            WHERE account_id = ? AND frozen_minor >= ?""";

    private static final String FOLD = "UPDATE account SET available_minor = available_minor + ? WHERE account_id = ?";

    private final JdbcTemplate jdbc;

    public BalancesJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean freeze(String merchantId, String accountId, Money amount) {
        long minor = amount.amountMinor();
        return jdbc.update(
                        FREEZE,
                        minor,
                        minor,
                        accountId,
                        merchantId,
                        amount.currency().name(),
                        minor)
                == 1;
    }

    @Override
    public void unfreeze(String accountId, long amountMinor) {
        takeFrozenBut(accountId, amountMinor, amountMinor);
    }

    @Override
    public void takeFrozen(String accountId, long amountMinor) {
        takeFrozenBut(accountId, amountMinor, 0);
    }

    @Override
    public boolean credit(String merchantId, String accountId, Money amount) {
        long minor = amount.amountMinor();
        return jdbc.update(
                        CREDIT, minor, accountId, merchantId, amount.currency().name(), Long.MAX_VALUE - minor)
                == 1;
    }

    @Override
    public boolean change(String accountId, long changeMinor) {
        return jdbc.update(CHANGE, changeMinor, accountId, changeMinor) == 1;
    }

    @Override
    public boolean addAndFreeze(String accountId, long addedMinor, long amountMinor) {
        long changeMinor = addedMinor - amountMinor;
        return jdbc.update(ADD_AND_FREEZE, changeMinor, amountMinor, accountId, changeMinor) == 1;
    }

    @Override
    public void takeFrozenBut(String accountId, long frozenMinor, long restMinor) {
        mustHit(jdbc.update(TAKE_FROZEN, restMinor, frozenMinor, accountId, frozenMinor), accountId);
    }

    @Override
    public void fold(SortedMap<String, Long> sumsMinor) {
        List<Object[]> rows = sumsMinor.entrySet().stream()
                .map(sum -> new Object[] {sum.getValue(), sum.getKey()})
                .toList();
        int[] counts = jdbc.batchUpdate(FOLD, rows);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != Statement.SUCCESS_NO_INFO) {
                mustHit(counts[i], String.valueOf(rows.get(i)[1]));
            }
        }
    }

    private static void mustHit(int count, String accountId) {
        if (count != 1) {
            throw new IllegalStateException(
                    "account " + accountId + " is not there, or has not frozen what a hold says it has");
        }
    }
}

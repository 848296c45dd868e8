package io.holdfast.account.deposit.jdbc;

import io.holdfast.account.deposit.Deposits;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.Deposit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The deposits' rows: the first statement of a deposit's commit, and what makes it happen once. */
public final class DepositsJdbc implements Deposits {

    private static final String INSERT = """
            INSERT INTO deposit (merchant_id, deposit_no, account_id, currency, amount_minor, created_at)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private static final String SELECT =
            "SELECT account_id, currency, amount_minor FROM deposit WHERE merchant_id = ? AND deposit_no = ?";

    private final JdbcTemplate jdbc;

    public DepositsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(Deposit deposit, Instant at) {
        try {
            jdbc.update(
                    INSERT,
                    deposit.merchantId(),
                    deposit.depositNo(),
                    deposit.accountId(),
                    deposit.amount().currency().name(),
                    deposit.amount().amountMinor(),
                    LocalDateTime.ofInstant(at, ZoneOffset.UTC));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public @Nullable Deposit find(String merchantId, String depositNo) {
        List<Deposit> found = jdbc.query(
                SELECT,
                (row, number) -> new Deposit(
                        merchantId,
                        depositNo,
                        row.getString(1),
                        Money.of(row.getLong(3), CurrencyCode.valueOf(row.getString(2)))),
                merchantId,
                depositNo);
        return found.isEmpty() ? null : found.get(0);
    }
}

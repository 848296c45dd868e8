package io.holdfast.payment.risk.jdbc;

import io.holdfast.payment.risk.PaidBefore;
import org.springframework.jdbc.core.JdbcTemplate;

public final class PaidBeforeJdbc implements PaidBefore {

    private static final String FIND =
            "SELECT 1 FROM payment WHERE merchant_id = ? AND payer = ?" + " AND state = 'SUCCEEDED' LIMIT 1";

    private final JdbcTemplate jdbc;

    public PaidBeforeJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hasPaid(String merchantId, String payer) {
        return !jdbc.queryForList(FIND, Integer.class, merchantId, payer).isEmpty();
    }
}

package io.holdfast.payment.merchant.jdbc;

import io.holdfast.contract.payment.MerchantView;
import io.holdfast.payment.merchant.MerchantRecords;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

public final class MerchantRecordsJdbc implements MerchantRecords {

    private final JdbcClient jdbc;

    public MerchantRecordsJdbc(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(MerchantView merchant) {
        jdbc.sql("INSERT INTO merchant (merchant_id, name, fee_basis_points, created_at) VALUES (?, ?, ?, ?)")
                .param(merchant.merchantId())
                .param(merchant.name())
                .param(merchant.feeBasisPoints())
                .param(LocalDateTime.ofInstant(merchant.createdAt(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public @Nullable MerchantView find(String merchantId) {
        return jdbc.sql("SELECT merchant_id, name, fee_basis_points, created_at FROM merchant WHERE merchant_id = ?")
                .param(merchantId)
                .query((row, number) -> new MerchantView(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional()
                .orElse(null);
    }
}

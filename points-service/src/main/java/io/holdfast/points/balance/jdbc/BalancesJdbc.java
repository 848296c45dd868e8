package io.holdfast.points.balance.jdbc;

import io.holdfast.contract.points.PointsEntry;
import io.holdfast.contract.points.PointsView;
import io.holdfast.points.balance.Balances;
import io.holdfast.points.balance.Owner;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads points accounts and their entries. */
public final class BalancesJdbc implements Balances {

    private final JdbcClient jdbc;

    public BalancesJdbc(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PointsView of(Owner owner) {
        return jdbc.sql("SELECT available, frozen FROM points_account WHERE merchant_id = ? AND customer = ?")
                .params(owner.merchantId(), owner.customer())
                .query((row, number) -> new PointsView(
                        owner.merchantId(), owner.customer(), row.getLong("available"), row.getLong("frozen")))
                .optional()
                .orElseGet(() -> new PointsView(owner.merchantId(), owner.customer(), 0, 0));
    }

    @Override
    public List<PointsEntry> entries(Owner owner, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        SELECT entry_id, operation, reference, points, created_at FROM points_entry
                        WHERE merchant_id = ? AND customer = ? AND entry_id < ?
                        ORDER BY entry_id DESC LIMIT ?""")
                .params(owner.merchantId(), owner.customer(), before == null ? Long.MAX_VALUE : before, limit)
                .query((row, number) -> new PointsEntry(
                        row.getLong("entry_id"),
                        row.getString("operation"),
                        row.getString("reference"),
                        row.getLong("points"),
                        row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }
}

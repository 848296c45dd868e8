package io.holdfast.points.balance.jdbc;

import io.holdfast.points.balance.Movement;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.PointsOperation;
import io.holdfast.points.balance.Redemption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Points accounts and their entries: guarded updates, and accounts last, in one order. */
public final class PointsBookJdbc implements PointsBook {

    private static final String ENTRY = """
            INSERT INTO points_entry
            (merchant_id, customer, operation, reference, points, currency, value_minor, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String ADD = """
            INSERT INTO points_account (merchant_id, customer, available, frozen) VALUES (?, ?, ?, 0)
            ON DUPLICATE KEY UPDATE available = available + VALUES(available)""";

    private static final String FREEZE = """
            UPDATE points_account SET available = available - ?, frozen = frozen + ?
            WHERE merchant_id = ? AND customer = ? AND available >= ?""";

    private static final String RELEASE = """
            UPDATE points_account SET available = available + ?, frozen = frozen - ?
            WHERE merchant_id = ? AND customer = ? AND frozen >= ?""";

    private static final String SPEND = """
            UPDATE points_account SET frozen = frozen - ?
            WHERE merchant_id = ? AND customer = ? AND frozen >= ?""";

    private final JdbcTemplate jdbc;

    public PointsBookJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void move(List<Movement> movements, Instant at) {
        LocalDateTime createdAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        Map<Owner, Long> sums = new TreeMap<>();
        for (Movement each : movements) {
            sums.merge(each.owner(), each.points(), Math::addExact);
        }
        jdbc.batchUpdate(
                ENTRY,
                movements.stream()
                        .map(each -> entry(
                                each.owner(),
                                each.operation(),
                                each.reference(),
                                each.points(),
                                each.currency().name(),
                                0,
                                createdAt))
                        .toList());
        jdbc.batchUpdate(
                ADD,
                sums.entrySet().stream()
                        .map(sum -> new Object[] {
                            sum.getKey().merchantId(), sum.getKey().customer(), sum.getValue()
                        })
                        .toList());
    }

    @Override
    public long moved(PointsOperation operation, String reference) {
        List<Long> points = jdbc.queryForList(
                "SELECT points FROM points_entry WHERE reference = ? AND operation = ?",
                Long.class,
                reference,
                operation.entryName());
        return points.isEmpty() ? 0 : points.get(0);
    }

    @Override
    public boolean freeze(Redemption redemption) {
        long points = redemption.points();
        Owner owner = redemption.owner();
        return jdbc.update(FREEZE, points, points, owner.merchantId(), owner.customer(), points) == 1;
    }

    @Override
    public void release(Redemption redemption) {
        long points = redemption.points();
        Owner owner = redemption.owner();
        expectOne(jdbc.update(RELEASE, points, points, owner.merchantId(), owner.customer(), points), redemption);
    }

    @Override
    public void redeem(Redemption redemption, Instant at) {
        long points = redemption.points();
        Owner owner = redemption.owner();
        jdbc.update(
                ENTRY,
                entry(
                        owner,
                        PointsOperation.REDEEM,
                        redemption.paymentId(),
                        -points,
                        redemption.value().currency().name(),
                        redemption.value().amountMinor(),
                        LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
        expectOne(jdbc.update(SPEND, points, owner.merchantId(), owner.customer(), points), redemption);
    }

    private static Object[] entry(
            Owner owner,
            PointsOperation operation,
            String reference,
            long points,
            String currency,
            long valueMinor,
            LocalDateTime createdAt) {
        return new Object[] {
            owner.merchantId(),
            owner.customer(),
            operation.entryName(),
            reference,
            points,
            currency,
            valueMinor,
            createdAt
        };
    }

    private static void expectOne(int rows, Redemption redemption) {
        if (rows != 1) {
            throw new IllegalStateException("less is frozen than " + redemption.paymentId() + " holds");
        }
    }
}

package io.holdfast.account.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.account.World;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.stack.MariaDb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a payment may ask of the database, counted by the server itself: these calls stand on everybody's path. */
class CostTest {

    private final World world = World.fresh();
    private final String merchant = World.merchant();
    private final AccountView wallet = world.wallet(merchant, Money.of(1_000_000, CurrencyCode.CNY));

    private record Calls(long prepared, long executed, long committed, long rolledBack, long other) {}

    @Test
    void a_try_is_two_statements_a_capture_five_and_a_release_two_each_with_one_commit() throws Exception {
        for (int i = 0; i < 3; i++) {
            finish(place(), Resolution.CONFIRM);
            finish(place(), Resolution.CANCEL);
        }
        Hold captured = next();
        Hold released = next();
        assertThat(calls(() -> place(captured))).isEqualTo(new Calls(0, 2, 1, 0, 0));
        assertThat(calls(() -> finish(captured, Resolution.CONFIRM))).isEqualTo(new Calls(0, 5, 1, 0, 0));
        assertThat(calls(() -> place(released))).isEqualTo(new Calls(0, 2, 1, 0, 0));
        assertThat(calls(() -> finish(released, Resolution.CANCEL))).isEqualTo(new Calls(0, 2, 1, 0, 0));
        world.pool.close();
    }

    private Hold next() {
        return new Hold(PublicId.mint("pay"), merchant, wallet.accountId(), Money.of(1_000, CurrencyCode.CNY), 10, 60);
    }

    private Hold place() {
        Hold hold = next();
        place(hold);
        return hold;
    }

    private void place(Hold hold) {
        world.place.place(hold, branch(hold), world.clock.instant().plusSeconds(60));
    }

    private void finish(Hold hold, Resolution resolution) {
        assertThat(world.finish.finish(hold, branch(hold), resolution)).isTrue();
    }

    private static Branch branch(Hold hold) {
        return new Branch(hold.paymentId(), 1);
    }

    private static Calls calls(Runnable work) throws SQLException {
        try (Connection root = MariaDb.shared().root();
                Statement status = root.createStatement()) {
            Map<String, Long> before = counters(status);
            work.run();
            Map<String, Long> after = counters(status);
            after.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
            return new Calls(
                    after.get("Com_stmt_prepare"),
                    after.get("Com_stmt_execute"),
                    after.get("Com_commit"),
                    after.get("Com_rollback"),
                    after.get("Com_select") + after.get("Com_set_option"));
        }
    }

    private static Map<String, Long> counters(Statement status) throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (ResultSet rows = status.executeQuery("SHOW GLOBAL STATUS LIKE 'Com\\_%'")) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counters;
    }
}

package io.holdfast.benchmark.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "order.stock, 2, 2, true",
        "order.stock, 2, 1, false",
        "order.stock, 1, 2, false",
        "order.fence, 3, 0, false",
        "payment.relay_lease, 0.05, 0, true",
        "points.points_entry, 1, 0, true",
        "payment.merchant_event, 1, 0, true",
        "payment.risk_velocity, 7.47, 1, true",
        "payment.risk_velocity, 0.5, 1, false",
        "account.pending_posting, 4, 2, true",
        "account.pending_posting, 1.9, 2, false",
        "payment.outbox, 2, 1, true"
    })
    void the_floor_may_lack_what_is_batched_and_nothing_else(String table, double paid, double floor, boolean same) {
        RowComparison comparison = new RowComparison(Map.of(table, paid), floor == 0 ? Map.of() : Map.of(table, floor));

        assertThat(comparison.differences()).hasSize(same ? 0 : 1);
    }

    @Test
    void a_table_that_only_the_floor_writes_is_a_difference() {
        assertThat(new RowComparison(Map.of(), Map.of("order.orders", 2.0)).differences())
                .containsExactly("a payment changes 0.0 rows of order.orders, the floor 2.0");
    }
}

package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.SentinelDashboard;
import io.holdfast.acceptance.kit.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators see every service and its traffic. */
@OnTheStack
class SentinelDashboardTest {

    private static final int PAYMENTS = 7;
    /** It asks each instance every six seconds for what is some seconds old. */
    private static final Duration SHOWN = Duration.ofSeconds(30);

    /** A resource of each service that one payment and one look at points pass once. */
    private static final Map<String, String> PASSED_ONCE = new LinkedHashMap<>(Map.of(
            "payment-service", "merchant POST /v1/payments",
            "account-service", "io.holdfast.contract.account.FundsHolds:place(io.holdfast.contract.account.PlaceHold)",
            "order-service",
                    "io.holdfast.contract.order.StockReservations:reserve(io.holdfast.contract.order.ReserveStock)",
            "points-service", "io.holdfast.contract.points.PointsAccounts:balance(java.lang.String,java.lang.String)"));

    private RunningStack stack;
    private SentinelDashboard dashboard;

    @BeforeEach
    void log_in(RunningStack running) {
        stack = running;
        dashboard = SentinelDashboard.of(running);
    }

    @Test
    void every_instance_is_seen() {
        for (String service : PASSED_ONCE.keySet()) {
            String machine = "127.0.0.1:" + stack.stack().ports().sentinel(service, 1);
            Patience.until(
                    machine + " is well",
                    SHOWN,
                    () -> dashboard.machines(service).contains(machine));
        }
    }

    @Test
    void what_passes_is_counted_where_it_is_asked_and_where_it_is_answered() {
        Shop shop = Shop.open(stack);
        String sku = shop.sku("CNY", 100, 100);
        String wallet = shop.wallet("ann", "CNY", 10_000);
        Instant begun = Instant.now();

        for (int i = 0; i < PAYMENTS; i++) {
            shop.pay(shop.order("ann", "CNY", sku, 1), wallet).expect(201);
            shop.send(Call.get("/v1/points/ann")).expect(200);
        }

        PASSED_ONCE.forEach((service, resource) -> {
            Patience.until(
                    service + " shows " + resource,
                    SHOWN,
                    () -> dashboard.passed(service, resource, begun) >= PAYMENTS);
            assertThat(dashboard.passed(service, resource, begun)).as(resource).isEqualTo(PAYMENTS);
        });
        assertThat(dashboard.passed("payment-service", PASSED_ONCE.get("account-service"), begun))
                .as("the same call where it is made")
                .isEqualTo(PAYMENTS);
    }
}

package io.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderView;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What operators see of the service. */
class ManagementPortTest {

    @Test
    void health_is_that_of_the_database() throws Exception {
        HttpResponse<String> health = get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").contains("\"db\"");
    }

    @Test
    void what_happens_to_reservations_and_the_pool_can_be_counted() throws Exception {
        String merchantId = RunningOrderService.newMerchant();
        RunningOrderService.stocked(merchantId, "tea", 100, 1);
        OrderView order = RunningOrderService.ordered(merchantId, new OrderItem("tea", 1));
        double reserved = counted("try", "reserved");
        double notPayable = counted("try", "order_not_payable");

        RunningOrderService.reserve(RunningOrderService.payment(order));
        RunningOrderService.reserve(RunningOrderService.payment(order));

        assertThat(counted("try", "reserved")).isEqualTo(reserved + 1);
        assertThat(counted("try", "order_not_payable")).isEqualTo(notPayable + 1);
        assertThat(get("/actuator/prometheus").body())
                .contains("hikaricp_connections_active{")
                .contains("service=\"order-service\"");
    }

    @Test
    void nothing_else_is_served() throws Exception {
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/heapdump").statusCode()).isEqualTo(404);
    }

    private static double counted(String phase, String outcome) throws Exception {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("holdfast_reservations_total{")
                        && line.contains("phase=\"" + phase + "\"")
                        && line.contains("outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        String port = RunningOrderService.context().getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

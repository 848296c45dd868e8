package io.holdfast.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FloodTest {

    private static final Shop SHOP = new Shop("mer_1", "key", "secret", List.of("sku"), List.of("wallet"));
    private static final String PAID = "201 {\"id\":\"pay_1\",\"state\":\"SUCCEEDED\"}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<ReadyOrder> shelf = new ConcurrentLinkedQueue<>();
    private final FloodTally tally = new FloodTally(Journal.none());
    private final AtomicInteger served = new AtomicInteger();
    private HttpServer facade;

    private interface Answer {
        /** Status, a blank, body; without Retry-After if it ends in an exclamation mark; null to hang up. */
        String to(int number) throws Exception;
    }

    @BeforeEach
    void open() throws IOException {
        facade = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        facade.setExecutor(threads);
        facade.start();
    }

    @AfterEach
    void close() {
        facade.stop(0);
        threads.shutdownNow();
    }

    @Test
    void payments_leave_at_the_rate_that_was_asked_for() throws Exception {
        answering(number -> PAID);

        flood(20, 400, 1_000);

        assertThat(tally.offered()).isBetween(350L, 410L);
        assertThat(tally.paid().count()).isBetween(340L, 410L);
        assertThat(tally.paid().errorCount()).isZero();
    }

    @Test
    void the_rate_does_not_wait_for_answers() throws Exception {
        answering(number -> {
            Thread.sleep(500);
            return PAID;
        });

        flood(200, 200, 500);

        assertThat(tally.offered()).isBetween(90L, 105L);
        assertThat(tally.paid().count()).as("answered in time").isLessThan(20);
    }

    @Test
    void what_is_refused_is_tried_again_and_what_is_paid_is_not() throws Exception {
        answering(number -> number % 2 == 0 ? "429 {}" : PAID);

        flood(10, 200, 1_000);

        int left = shelf.size();
        assertThat(tally.refused().count()).isBetween(85L, 105L);
        assertThat(1_000 - left).as("orders that are gone").isBetween(85, 115);
        assertThat(tally.paid().errorCount()).isZero();
    }

    @Test
    void everything_else_is_an_error_whatever_it_is() throws Exception {
        List<String> answers = List.of(
                "503 {}!",
                "500 {\"code\":\"internal_error\"}",
                "409 {\"code\":\"order_not_open\"}",
                "201 {\"id\":\"pay_2\",\"state\":\"FAILED\",\"failure_reason\":\"TIMED_OUT\"}");
        answering(number -> number < 4 ? answers.get(number) : number == 4 ? null : PAID);

        flood(1, 100, 500);

        assertThat(tally.paid().errors().keySet())
                .contains("503 without Retry-After", "500 internal_error", "409 order_not_open", "FAILED TIMED_OUT")
                .hasSize(5);
        assertThat(tally.paid().count()).isPositive();
    }

    @Test
    void what_is_not_decided_is_remembered_to_be_followed() throws Exception {
        answering(number -> number == 3 ? "202 {\"id\":\"pay_3\",\"state\":\"PROCESSING\"}" : PAID);

        flood(5, 100, 300);

        assertThat(tally.undecided()).extracting(Accepted::paymentId).containsExactly("pay_3");
        assertThat(tally.paid().errorCount()).isZero();
    }

    @Test
    void a_shelf_that_becomes_empty_ends_the_run() throws IOException {
        answering(number -> PAID);
        shelf.add(new ReadyOrder(SHOP, "ord_1", "wallet"));

        try (Flood flood = new Flood(facade.getAddress().getPort(), 5, shelf, tally)) {
            assertThatThrownBy(() -> flood.run(100, Duration.ZERO, Duration.ofSeconds(2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("more must be made");
        }
    }

    @Test
    void what_is_answered_before_it_counts_does_not_count() throws Exception {
        answering(number -> PAID);
        fillShelf();
        try (Flood flood = new Flood(facade.getAddress().getPort(), 5, shelf, tally)) {
            flood.run(100, Duration.ofMillis(600), Duration.ofMillis(200));
        }

        assertThat(served).hasValueBetween(70, 85);
        assertThat(tally.offered()).isBetween(15L, 25L);
        assertThat(tally.paid().count()).isBetween(12L, 25L);
    }

    private void flood(int connections, double perSecond, int millis) throws IOException {
        fillShelf();
        try (Flood flood = new Flood(facade.getAddress().getPort(), connections, shelf, tally)) {
            flood.run(perSecond, Duration.ZERO, Duration.ofMillis(millis));
        }
    }

    private void fillShelf() {
        IntStream.range(0, 1_000).forEach(i -> shelf.add(new ReadyOrder(SHOP, "ord_" + i, "wallet")));
    }

    private void answering(Answer answer) {
        facade.createContext("/v1/payments", exchange -> {
            exchange.getRequestBody().readAllBytes();
            try {
                send(exchange, answer.to(served.getAndIncrement()));
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
    }

    private static void send(HttpExchange exchange, String answer) throws IOException {
        if (answer == null) {
            exchange.close();
            return;
        }
        if (!answer.endsWith("!")) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        byte[] body = answer.substring(4).getBytes(US_ASCII);
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

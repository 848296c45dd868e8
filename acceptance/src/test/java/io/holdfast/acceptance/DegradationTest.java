package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.server.NacosDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator gives up what can be done without, in the console of Nacos. */
@OnTheStack
class DegradationTest {

    private static final String DOCUMENT = "payment-service-degradation";
    private static final Duration IN_EFFECT = Duration.ofSeconds(3);
    private static final String NOTHING = "{\"level\":\"NONE\"}";

    private RunningStack stack;
    private Shop shop;
    private NacosDocuments nacos;
    private String sku;
    private String wallet;
    private String account;

    @BeforeEach
    void open_a_shop(RunningStack running) throws InterruptedException {
        stack = running;
        shop = Shop.open(running);
        nacos = running.stack().nacos().documents("HOLDFAST");
        sku = shop.sku("CNY", 1_000, 100);
        wallet = shop.wallet("ann", "CNY", 100_000);
        account = "/v1/accounts/" + wallet;
    }

    @AfterEach
    void nothing_is_given_up() {
        nacos.write(DOCUMENT, NOTHING);
        within("lists are back", Call.get("/v1/payments"), 200);
    }

    private void within(String what, Call call, int status) {
        Patience.until(what, IN_EFFECT, () -> shop.send(call).status() == status);
    }

    private String pay() {
        Reply paid = shop.pay(shop.order("ann", "CNY", sku, 1), wallet).expect(201);
        assertThat(paid.text("state")).isEqualTo("SUCCEEDED");
        return paid.text("id");
    }

    @Test
    void lists_go_first_then_statements_and_last_the_freshness_of_queries_and_payments_go_on() {
        assertThat(nacos.find(DOCUMENT)).contains("\"level\"");

        nacos.write(DOCUMENT, "{\"level\":\"LISTS\",\"reason\":\"a slow database\"}");
        within("lists are given up", Call.get("/v1/payments"), 503);
        Reply list = shop.send(Call.get("/v1/payments?limit=1")).expect(503);
        assertThat(list.code()).isEqualTo("degraded");
        assertThat(list.header("Retry-After")).isEqualTo("10");
        shop.send(Call.get(account + "/statement")).expect(200);

        nacos.write(DOCUMENT, "{\"level\":\"STATEMENTS\"}");
        within("statements are given up", Call.get(account + "/statement"), 503);
        shop.send(Call.get(account)).expect(200);

        nacos.write(DOCUMENT, "{\"level\":\"QUERIES\"}");
        Call query = Call.get("/v1/payments/" + pay());
        Patience.until(
                "queries are answered from copies",
                IN_EFFECT,
                () -> shop.send(query).expect(200).header("Holdfast-Stale").equals("true"));
        Reply stale = shop.send(query).expect(200);
        assertThat(stale.text("state")).isEqualTo("SUCCEEDED");
        assertThat(stale.header("Age")).matches("[0-9]");
        pay();
    }

    @Test
    void a_malformed_document_is_refused_and_the_one_before_it_stays() {
        nacos.write(DOCUMENT, "{\"level\":\"LISTS\",\"automatic\":false}");
        within("lists are given up", Call.get("/v1/payments"), 503);
        double refused = refusedDocuments();

        nacos.write(DOCUMENT, "{\"level\":\"NOTHING\"}");

        Patience.until("the document is refused", IN_EFFECT, () -> refusedDocuments() > refused);
        assertThat(shop.send(Call.get("/v1/payments")).code()).isEqualTo("degraded");
    }

    private double refusedDocuments() {
        return metrics()
                .lines()
                .filter(line ->
                        line.startsWith("holdfast_degrade_documents_total") && line.contains("outcome=\"refused\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String metrics() {
        int port = stack.stack().ports().management("payment-service", 1);
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading figures", e);
        }
    }
}

package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.payment.facade.web.Fakes.FakeAccounts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At an instance with two threads for merchants and one for channels. */
class CallbackPortTest extends FacadeTest {

    private static final int MERCHANTS = 2;
    private static final int CHANNELS = 1;
    private static final Duration LONG = Duration.ofMillis(500);

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<CompletableFuture<Integer>> held = new ArrayList<>();
    private FacadeApp small;

    @BeforeEach
    void a_small_instance() {
        agreeOnWechat();
        small = FacadeApp.start(
                schema(),
                Map.of(
                        "server.tomcat.threads.max", MERCHANTS,
                        "server.tomcat.threads.min-spare", 1,
                        "holdfast.facade.callbacks.threads", CHANNELS));
    }

    @AfterEach
    void all_go_on() {
        goOn.countDown();
        held.forEach(CompletableFuture::join);
        small.close();
    }

    private Runnable holdUp(CountDownLatch inside) {
        return () -> {
            inside.countDown();
            try {
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private int asMerchant() {
        return merchant.at(small.port()).get("/v1/accounts/acc_1").status();
    }

    private HttpRequest.Builder callback() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + small.callbackPort() + "/callbacks/WECHAT/" + merchantId))
                .POST(HttpRequest.BodyPublishers.ofString("not signed by anybody"));
    }

    private int asChannel() {
        return Caller.HTTP
                .sendAsync(callback().build(), HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    @Test
    void merchants_who_take_up_all_their_threads_keep_no_channel_out() throws Exception {
        CountDownLatch inside = new CountDownLatch(MERCHANTS);
        small.bean(FakeAccounts.class).disturbance = holdUp(inside);
        for (int i = 0; i < MERCHANTS; i++) {
            held.add(CompletableFuture.supplyAsync(this::asMerchant));
        }
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        HttpRequest another = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + small.port() + "/v1/payments"))
                .timeout(LONG)
                .build();
        assertThatExceptionOfType(HttpTimeoutException.class)
                .as("no thread is left to merchants")
                .isThrownBy(() -> Caller.HTTP.send(another, HttpResponse.BodyHandlers.discarding()));

        assertThat(asChannel()).as("read, and not believed").isEqualTo(401);
    }

    @Test
    void channels_that_take_up_all_their_threads_keep_no_merchant_out() throws Exception {
        CountDownLatch inside = new CountDownLatch(CHANNELS);
        small.bean(FacadeApp.Wiring.Wechat.class).channel().beforeRead = holdUp(inside);
        held.add(CompletableFuture.supplyAsync(this::asChannel));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        HttpRequest another = callback().timeout(LONG).build();
        assertThatExceptionOfType(HttpTimeoutException.class)
                .as("no thread is left to channels")
                .isThrownBy(() -> Caller.HTTP.send(another, HttpResponse.BodyHandlers.discarding()));

        assertThat(asMerchant()).isEqualTo(404);
    }

    @Test
    void each_port_serves_its_own() {
        assertThat(merchant.at(small.callbackPort()).get("/v1/payments").code()).isEqualTo("404 not_found");
        assertThat(Caller.operator(small.callbackPort(), FacadeApp.OPERATOR_TOKEN)
                        .get("/operator/v1/attention")
                        .code())
                .isEqualTo("404 not_found");
        assertThat(Caller.anybody(small.callbackPort()).get("/swagger-ui.html").code())
                .isEqualTo("404 not_found");
        assertThat(Caller.anybody(small.port())
                        .call("POST", "/callbacks/WECHAT/" + merchantId)
                        .send()
                        .code())
                .isEqualTo("404 not_found");
    }
}

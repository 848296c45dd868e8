package io.holdfast.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Buyers;
import io.holdfast.acceptance.kit.Buyers.Told;
import io.holdfast.acceptance.kit.Channel;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.Child;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** account-service stands still: it holds its connections and answers nothing. */
@Tag("fault")
@OnTheStack
class NeighbourStoppedTest {

    private static final Duration STOPPED = Duration.ofSeconds(12);
    /** Two rounds of calls that time out: the first may fall into an interval with many that went well. */
    private static final Duration OPENS = Duration.ofSeconds(9);

    /** Half of what a call to account-service waits: who is refused sooner did not wait for one. {@code bench --neighbour} measures. */
    private static final Duration AT_ONCE = Duration.ofMillis(1_500);

    private static final Duration RECOVERS = Duration.ofSeconds(15);
    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final int BUYERS = 16;
    private static final int A_FEW = 40;

    private Child accounts;
    private Shop shop;
    private Channel wechat;
    private String sku;

    @BeforeEach
    void open_a_shop(RunningStack stack) {
        accounts = stack.child("account-service-1");
        shop = Shop.open(stack);
        wechat = Channel.of(stack, shop, "WECHAT", "v3");
        sku = shop.sku("CNY", 1_000, 10);
    }

    @Test
    void payments_are_refused_at_once_until_it_is_back_and_those_through_channels_go_on() throws Exception {
        Buyers buyers = Buyers.at(shop, BUYERS, Duration.ofMillis(100));
        String throughChannel;
        try (buyers) {
            Patience.until(
                    "the load runs",
                    Duration.ofSeconds(20),
                    () -> buyers.told(told -> told.says("SUCCEEDED")).size() > A_FEW);

            throughChannel = whileItIsStopped(buyers);

            long back = System.nanoTime();
            Patience.until(
                    "payments succeed again",
                    RECOVERS,
                    () -> buyers.told(told -> told.begunAfter(back) && told.says("SUCCEEDED"))
                                    .size()
                            > A_FEW);
        }
        assertSaysWhen(buyers.told(NeighbourStoppedTest::isRefusal));
        for (Told accepted : buyers.told(told -> !isRefusal(told))) {
            assertDecided(accepted.reply());
        }
        assertThat(shop.settled(throughChannel, HEALED).path("state").asText()).isEqualTo("SUCCEEDED");
    }

    /** @return a payment through a channel, made and paid by its payer meanwhile */
    private String whileItIsStopped(Buyers buyers) {
        long stopped = System.nanoTime();
        accounts.sigstop();
        try {
            Patience.until(
                    "the breaker opens",
                    OPENS,
                    () -> !buyers.told(NeighbourStoppedTest::isRefusal).isEmpty());
            long opened = System.nanoTime();
            Reply prepaid = wechat.pay(shop.order("ann", "CNY", sku, 1), "WECHAT_NATIVE", "{}")
                    .expect(201);
            assertThat(prepaid.text("state")).isEqualTo("AWAITING_PAYER");
            wechat.pay(prepaid.text("id"));

            Patience.until("time passes", STOPPED, () -> System.nanoTime() - stopped >= STOPPED.toNanos());

            assertThat(shop.payment(prepaid.text("id")).path("state").asText()).isEqualTo("PROCESSING");
            assertThat(buyers.told(told -> told.begunAfter(opened) && !isRefusal(told)))
                    .as("sent to try the breaker")
                    .hasSizeLessThan((int) STOPPED.toSeconds());
            assertAtOnce(buyers.told(told -> told.begunAfter(opened) && isRefusal(told)));
            return prepaid.text("id");
        } finally {
            accounts.sigcont();
        }
    }

    private static boolean isRefusal(Told told) {
        return told.reply().status() == 503;
    }

    private static void assertAtOnce(List<Told> refusals) {
        assertThat(refusals).hasSizeGreaterThan(300);
        List<Duration> latencies = refusals.stream().map(Told::latency).sorted().toList();
        assertThat(latencies.get(latencies.size() * 99 / 100))
                .as("p99 of %d refusals", latencies.size())
                .isLessThanOrEqualTo(AT_ONCE);
    }

    private static void assertSaysWhen(List<Told> refusals) {
        assertThat(refusals).allSatisfy(told -> {
            assertThat(told.reply().code()).isEqualTo("temporarily_unavailable");
            assertThat(told.reply().header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(told.reply().header("Retry-After")).matches("[1-9][0-9]*");
        });
    }

    /** It comes to an end, and to that one of which the buyer was told. */
    private void assertDecided(Reply told) {
        assertThat(told.succeeded()).as(told.toString()).isTrue();
        JsonNode now = shop.settled(told.text("id"), HEALED);
        if (!told.text("state").equals("PROCESSING")) {
            assertThat(now).isEqualTo(told.json());
        }
    }
}

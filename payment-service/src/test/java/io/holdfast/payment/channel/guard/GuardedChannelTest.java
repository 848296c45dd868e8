package io.holdfast.payment.channel.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.ScriptedChannel;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.metrics.ChannelMeters;
import io.holdfast.protection.guard.sentinel.SentinelGuard;
import io.holdfast.protection.rules.RuleKind;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuardedChannelTest {

    private static final TradeState UNANSWERED = new TradeState.Unknown("silence");
    private static final TradeState REFUSED =
            new TradeState.Refused(new ChannelRefusal(ChannelRefusal.Reason.OTHER, "NO", "no"));

    /** As an operator would write them, with numbers that a test can wait for. */
    @BeforeAll
    static void rules() throws Exception {
        new SentinelRules().enforce(RuleKind.FLOW, """
                        [{"resource": "channel:[^:]+", "regex": true, "grade": 0, "count": 2},
                         {"resource": "channel-host:[^:]+:.+", "regex": true, "grade": 0, "count": 1}]""");
        new SentinelRules().enforce(RuleKind.DEGRADE, """
                        [{"resource": "channel:[^:]+:.+", "regex": true, "grade": 0, "count": 200, "slowRatioThreshold": 0.8,
                          "minRequestAmount": 5, "statIntervalMs": 10000, "timeWindow": 1},
                         {"resource": "channel:[^:]+:.+", "regex": true, "grade": 1, "count": 0.5,
                          "minRequestAmount": 5, "statIntervalMs": 10000, "timeWindow": 1}]""");
    }

    @AfterAll
    static void no_rules() throws Exception {
        new SentinelRules().enforce(RuleKind.FLOW, "[]");
        new SentinelRules().enforce(RuleKind.DEGRADE, "[]");
    }

    // Sentinel keeps its figures by name for as long as the process lives.
    private final ScriptedChannel inner = scripted();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PaymentChannel channel = guarded(inner);

    private static ScriptedChannel scripted() {
        return new ScriptedChannel("TEST" + UUID.randomUUID(), PaymentMethod.CARD);
    }

    private PaymentChannel guarded(ScriptedChannel scripted) {
        return GuardedChannel.of(scripted, new SentinelGuard(), new ChannelMeters(registry));
    }

    private static TradeState query(PaymentChannel asked) {
        return asked.query(settings(), reference());
    }

    private CallbackReading read() {
        return channel.read(settings(), new Callback("", "", Map.of(), new byte[0]));
    }

    private TradeState queryAt(String endpoint) {
        return channel.query(settingsAt(endpoint), reference());
    }

    private static ChannelSettings settings() {
        return settingsAt("http://127.0.0.1:1");
    }

    private static ChannelSettings settingsAt(String endpoint) {
        return new ChannelSettings(
                "mer_1", "TEST", 1, URI.create(endpoint), URI.create("http://127.0.0.1:1"), Map.of(), Map.of());
    }

    private static TradeReference reference() {
        return new TradeReference("a1", PaymentMethod.CARD, Money.of(1, CurrencyCode.CNY), Instant.EPOCH, null);
    }

    private double shed(String operation, String reason) {
        return registry.counter(
                        "holdfast.channel.shed", "channel", inner.name(), "operation", operation, "reason", reason)
                .count();
    }

    private void open() {
        inner.trade = () -> UNANSWERED;
        for (int i = 0; i < 5; i++) {
            query(channel);
        }
    }

    @Test
    void an_answer_passes() {
        assertThat(query(channel)).isEqualTo(new TradeState.AwaitingPayer());
        assertThat(channel.name()).isEqualTo(inner.name());
        assertThat(channel.methods()).containsExactly(PaymentMethod.CARD);
    }

    @Test
    void a_channel_that_does_not_answer_is_no_longer_asked_and_is_tried_again_later() throws Exception {
        open();

        assertThat(query(channel)).isEqualTo(new TradeState.Unknown("breaker open"));
        assertThat(inner.calls).hasValue(5);
        assertThat(shed("query", "BREAKER")).isEqualTo(1);

        inner.trade = TradeState.NotFound::new;
        Thread.sleep(1_100);
        assertThat(query(channel)).isEqualTo(new TradeState.NotFound());
        assertThat(query(channel)).isEqualTo(new TradeState.NotFound());
    }

    @Test
    void a_glance_is_a_query_to_the_guard_and_a_glance_to_the_channel() {
        ScriptedChannel other = scripted();
        other.peeked = () -> REFUSED;
        assertThat(guarded(other).peek(settings(), reference())).isEqualTo(REFUSED);

        open();

        assertThat(channel.peek(settings(), reference())).isEqualTo(new TradeState.Unknown("breaker open"));
        assertThat(shed("query", "BREAKER")).isEqualTo(1);
    }

    @Test
    void refusals_are_answers() {
        inner.trade = () -> REFUSED;

        for (int i = 0; i < 20; i++) {
            assertThat(query(channel)).isEqualTo(REFUSED);
        }
    }

    @Test
    void a_channel_that_is_too_slow_is_no_longer_asked() {
        inner.trade = () -> {
            sleep(250);
            return new TradeState.NotFound();
        };
        // Twice as many as it takes: they are counted in ten seconds by the clock, which may end in between.
        for (int i = 0; i < 10 && query(channel) instanceof TradeState.NotFound; i++) {}

        assertThat(query(channel)).isEqualTo(new TradeState.Unknown("breaker open"));
    }

    @Test
    void each_operation_has_a_breaker_of_its_own_and_so_has_each_channel() {
        open();
        ScriptedChannel other = scripted();

        assertThat(channel.close(settings(), reference())).isEqualTo(inner.closing.get());
        assertThat(query(guarded(other))).isEqualTo(new TradeState.AwaitingPayer());
    }

    @Test
    void the_dead_acquirer_of_one_merchant_leaves_the_breakers_of_others_closed() {
        open();
        inner.trade = TradeState.NotFound::new;

        assertThat(query(channel)).isEqualTo(new TradeState.Unknown("breaker open"));
        assertThat(channel.query(settingsAt("http://127.0.0.1:2"), reference())).isEqualTo(new TradeState.NotFound());
        assertThat(channel.query(settingsAt("https://acquirer.example"), reference()))
                .isEqualTo(new TradeState.NotFound());
        assertThat(channel.query(settingsAt("http://127.0.0.1:1/other/path"), reference()))
                .isEqualTo(new TradeState.Unknown("breaker open"));
    }

    @Test
    void hosts_are_told_apart_by_name_and_port_and_beyond_a_number_no_more() {
        GuardedHosts hosts = new GuardedHosts();

        assertThat(hosts.nameOf(URI.create("https://Acquirer.example/v1"))).isEqualTo("acquirer.example:443");
        assertThat(hosts.nameOf(URI.create("https://acquirer.example:443"))).isEqualTo("acquirer.example:443");
        assertThat(hosts.nameOf(URI.create("http://[::1]"))).isEqualTo("[::1]:80");
        for (int i = 2; i < GuardedHosts.LIMIT; i++) {
            assertThat(hosts.nameOf(URI.create("https://a" + i + ".example"))).isEqualTo("a" + i + ".example:443");
        }
        assertThat(hosts.nameOf(URI.create("https://late.example"))).isEqualTo(GuardedHosts.OTHERS);
        assertThat(hosts.nameOf(URI.create("https://later.example"))).isEqualTo(GuardedHosts.OTHERS);
        assertThat(hosts.nameOf(URI.create("https://a2.example"))).isEqualTo("a2.example:443");
    }

    @Test
    void a_channel_that_throws_counts_as_unanswered() {
        inner.trade = () -> {
            throw new IllegalStateException("a bug");
        };
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> query(channel)).hasMessage("a bug");
        }

        assertThat(query(channel)).isEqualTo(new TradeState.Unknown("breaker open"));
    }

    @Test
    void a_full_channel_is_not_waited_for_and_others_are_unaffected() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(2);
        inner.trade = () -> {
            asked.countDown();
            await(answer);
            return new TradeState.NotFound();
        };
        CompletableFuture<TradeState> first = CompletableFuture.supplyAsync(() -> query(channel));
        CompletableFuture<TradeState> second = CompletableFuture.supplyAsync(() -> query(channel));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(query(channel)).isEqualTo(new TradeState.Unknown("too many calls at once"));
        assertThatThrownBy(() -> channel.bill(settings(), LocalDate.EPOCH))
                .isInstanceOf(ChannelUnavailableException.class)
                .hasMessage("too many calls at once");
        assertThat(query(guarded(scripted()))).isEqualTo(new TradeState.AwaitingPayer());
        assertThat(shed("query", "FULL")).isEqualTo(1);

        answer.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new TradeState.NotFound());
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new TradeState.NotFound());
        assertThat(query(channel)).isEqualTo(new TradeState.NotFound());
    }

    @Test
    void one_host_that_hangs_leaves_half_of_the_places_to_others() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        assertThat(query(channel)).isEqualTo(new TradeState.AwaitingPayer());
        assertThat(queryAt("https://acquirer.example")).isEqualTo(new TradeState.AwaitingPayer());
        inner.trade = () -> {
            asked.countDown();
            await(answer);
            return new TradeState.NotFound();
        };
        CompletableFuture<TradeState> hanging = CompletableFuture.supplyAsync(() -> query(channel));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(query(channel)).isEqualTo(new TradeState.Unknown("too many calls at once"));
        inner.trade = TradeState.AwaitingPayer::new;
        assertThat(queryAt("https://acquirer.example")).isEqualTo(new TradeState.AwaitingPayer());
        assertThat(queryAt("https://third.example")).isEqualTo(new TradeState.AwaitingPayer());

        answer.countDown();
        assertThat(hanging.get(10, TimeUnit.SECONDS)).isEqualTo(new TradeState.NotFound());
        assertThat(query(channel)).isEqualTo(new TradeState.AwaitingPayer());
    }

    @Test
    void what_a_callback_must_ask_is_given_up_while_the_channel_does_not_answer_and_what_it_proves_itself_is_not() {
        CallbackReading open = new CallbackReading.OfTrade("a1", UNANSWERED);
        CallbackReading answered = new CallbackReading.OfTrade("a1", new TradeState.AwaitingPayer());
        inner.reading = () -> new CallbackReading.Unproven(() -> answered);
        assertThat(read()).isEqualTo(answered);
        inner.reading = () -> new CallbackReading.Unproven(() -> open);
        for (int i = 0; i < 4; i++) {
            assertThat(read()).isEqualTo(open);
        }

        assertThat(read()).isEqualTo(new CallbackReading.Rejected(CallbackReading.Fault.UNANSWERED, "breaker open"));
        assertThat(shed("callback", "BREAKER")).isEqualTo(1);
        inner.reading = () -> answered;
        assertThat(read()).isEqualTo(answered);
        assertThat(query(channel)).isEqualTo(new TradeState.AwaitingPayer());
    }

    @Test
    void what_a_callback_must_ask_takes_a_place() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(2);
        inner.reading = () -> new CallbackReading.Unproven(() -> {
            asked.countDown();
            await(answer);
            return new CallbackReading.OfNothing("late");
        });
        CompletableFuture<CallbackReading> first = CompletableFuture.supplyAsync(this::read);
        CompletableFuture<CallbackReading> second = CompletableFuture.supplyAsync(this::read);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(read())
                .isEqualTo(new CallbackReading.Rejected(CallbackReading.Fault.UNANSWERED, "too many calls at once"));

        answer.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new CallbackReading.OfNothing("late"));
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new CallbackReading.OfNothing("late"));
    }

    @Test
    void a_channel_that_can_set_money_aside_still_can() {
        assertThat(channel)
                .isInstanceOfSatisfying(
                        CapturingChannel.class,
                        capturing -> assertThat(
                                        capturing.capture(settings(), reference(), Money.of(1, CurrencyCode.CNY)))
                                .isEqualTo(new TradeState.AwaitingPayer()));
    }

    @Test
    void nothing_is_written_under_the_home_directory() {
        File directory = new File(System.getProperty("user.home"), "logs/csp");
        long before = directory.lastModified();
        open();
        query(channel);

        assertThat(directory.lastModified()).isEqualTo(before);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

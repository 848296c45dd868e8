package io.holdfast.payment.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.PublicId;
import io.holdfast.payment.notify.json.EventJson;
import io.holdfast.payment.notify.mq.EventsListener;
import io.holdfast.payment.notify.mq.PushConsumer;
import io.holdfast.payment.notify.mq.WakeupPublisher;
import io.holdfast.payment.notify.mq.WakeupsListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.CannotCreateTransactionException;

/** Events and wake-ups as they come from the broker, and without one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QueueTest {

    private final NotifyHouse house = new NotifyHouse();
    private final ConsumeConcurrentlyContext context = new ConsumeConcurrentlyContext(new MessageQueue());
    private final EventsListener listener = new EventsListener(new EventJson(QueueTest::told), house.plan);

    /** In merchants' words, where there are any. */
    private static @Nullable String told(String internal) {
        if (internal.contains("broken")) {
            throw new IllegalStateException("a payment without a method");
        }
        return internal.contains("for_merchants") ? "{\"told\":true}" : null;
    }

    private static List<MessageExt> messages(String... bodies) {
        return Stream.of(bodies)
                .map(body -> {
                    MessageExt message = new MessageExt();
                    message.setBody(body.getBytes(StandardCharsets.UTF_8));
                    return message;
                })
                .toList();
    }

    private String json(String type, String object) {
        return "{\"id\":\"" + PublicId.mint("evt") + "\", \"type\":\"" + type
                + "\",\"version\":1,\"occurred_at\":\"2026-03-01T10:00:00.5Z\",\"" + object
                + "\":{\"payment_id\":\"pay_1\",\"merchant_id\":\"" + house.merchant + "\",\"x\":\"\u5c0f\"}}";
    }

    @Test
    void events_of_payments_and_refunds_are_stored_as_they_came_and_planned() {
        house.endpoint("default");
        String payment = json("payment.closed", "payment");
        String refund = json("refund.of_next_year", "refund");

        assertThat(listener.consumeMessage(messages(payment, refund), context))
                .isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);

        assertThat(context.getAckIndex()).isEqualTo(Integer.MAX_VALUE);
        List<MerchantEvent> events =
                house.events.list(house.merchant, new MerchantEvents.Wanted(null, "pay_1", null, null, null, 10));
        assertThat(events).extracting(MerchantEvent::payload).containsExactlyInAnyOrder(payment, refund);
        assertThat(events.get(0).occurredAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.5Z"));
        assertThat(house.list()).hasSize(2);
    }

    @Test
    void a_merchant_is_told_in_his_own_words() {
        house.endpoint("default");

        listener.consumeMessage(messages(json("payment.for_merchants", "payment")), context);

        assertThat(house.events.list(house.merchant, new MerchantEvents.Wanted(null, "pay_1", null, null, null, 10)))
                .extracting(MerchantEvent::payload)
                .containsExactly("{\"told\":true}");
    }

    @Test
    void what_cannot_be_put_into_words_goes_back() {
        listener.consumeMessage(
                messages(json("payment.closed", "payment"), json("payment.broken", "payment")), context);

        assertThat(context.getAckIndex()).isZero();
        assertThat(house.events.list(house.merchant, new MerchantEvents.Wanted(null, "pay_1", null, null, null, 10)))
                .hasSize(1);
    }

    @Test
    void what_is_no_event_goes_back_and_the_others_are_planned() {
        house.endpoint("default");

        listener.consumeMessage(
                messages(
                        json("payment.failed", "payment"),
                        "rubbish",
                        "[]",
                        "{\"id\":\"evt_1\",\"type\":\"a\",\"payment\":{}}",
                        json("payment.failed", "payment")),
                context);

        assertThat(context.getAckIndex()).isZero();
        assertThat(house.list()).hasSize(2);
    }

    @Test
    void what_cannot_be_stored_comes_again_later() {
        String event = json("payment.failed", "payment").replace("pay_1", "p".repeat(40));
        house.database.jdbc().execute("RENAME TABLE merchant_event TO elsewhere");
        try {
            listener.consumeMessage(messages(event), context);
            assertThat(context.getAckIndex()).as("none is taken").isEqualTo(-1);
        } finally {
            house.database.jdbc().execute("RENAME TABLE elsewhere TO merchant_event");
        }
        assertThat(listener.consumeMessage(messages(event), context))
                .isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);
    }

    @Test
    void one_that_the_database_refuses_takes_no_other_with_it() {
        house.endpoint("default");
        String[] events = new String[64];
        Arrays.setAll(events, i -> json("payment.failed", "payment"));
        events[40] = events[40].replace("\u5c0f", "x".repeat(70_000));

        assertThat(listener.consumeMessage(messages(events), context))
                .isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);

        assertThat(context.getAckIndex()).isEqualTo(39);
        assertThat(house.database.count("merchant_event")).isEqualTo(63);
        assertThat(house.list()).hasSize(63);
    }

    /** A database that is away would let each of 64 events wait for a connection. */
    @Test
    void while_the_database_is_away_all_come_again_later_and_none_is_tried_by_itself() {
        AtomicInteger tries = new AtomicInteger();
        PlanDeliveries away = new PlanDeliveries(
                house.endpoints,
                house.deliveries,
                (body, committed) -> {
                    tries.incrementAndGet();
                    throw new CannotCreateTransactionException("no connection");
                },
                house.wakeups,
                house.watch,
                house.config,
                house.clock);

        assertThat(new EventsListener(new EventJson(QueueTest::told), away)
                        .consumeMessage(
                                messages(json("payment.failed", "payment"), json("payment.failed", "payment")),
                                context))
                .isEqualTo(ConsumeConcurrentlyStatus.RECONSUME_LATER);

        assertThat(tries).hasValue(1);
    }

    @Test
    void a_wake_up_leads_to_a_delivery_however_often_it_comes() throws Exception {
        house.endpoint("default");
        Delivery delivery = house.planned();
        DeliveryLanes lanes =
                new DeliveryLanes(house.config.lanes(), house.config.breaker(), house.deliver, house.clock);
        WakeupsListener wakeups =
                new WakeupsListener(new HearWakeups(house.deliveries, lanes, house.watch, house.config, house.clock));

        for (int i = 0; i < 3; i++) {
            assertThat(wakeups.consumeMessage(
                            messages(delivery.deliveryId(), delivery.deliveryId(), "whd_unknown"), context))
                    .isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);
        }
        while (house.find(delivery.deliveryId()).state() == DeliveryState.PENDING) {
            Thread.sleep(5);
        }

        assertThat(lanes.drain(Duration.ofSeconds(5))).isTrue();
        assertThat(house.courier.posted).hasSize(1);
    }

    @Test
    void what_finds_no_room_is_put_off_and_what_goes_to_a_failing_endpoint_until_its_pause_is_over() throws Exception {
        NotifyConfig.Lanes none = new NotifyConfig.Lanes(1, 1, 1, 1, 1, 0, 0, 0, 1);
        house.endpoint("default");
        Delivery delivery = house.planned();
        DeliveryLanes full = new DeliveryLanes(none, house.config.breaker(), house.deliver, house.clock);
        new HearWakeups(house.deliveries, full, house.watch, house.config, house.clock)
                .hear(List.of(delivery.deliveryId()));

        Instant next = Objects.requireNonNull(house.find(delivery.deliveryId()).nextAttemptAt());
        assertThat(next)
                .isBetween(
                        house.clock.instant().plusSeconds(10),
                        house.clock.instant().plusSeconds(20));
        assertThat(house.watch.putOff).isOne();

        house.courier.fails(AttemptFailure.TIMEOUT);
        house.clock.pass(Duration.ofSeconds(20));
        DeliveryLanes lanes = new DeliveryLanes(
                house.config.lanes(),
                new NotifyConfig.Breaker(1, Duration.ofSeconds(10), Duration.ofSeconds(10)),
                house.deliver,
                house.clock);
        HearWakeups hear = new HearWakeups(house.deliveries, lanes, house.watch, house.config, house.clock);
        hear.hear(List.of(delivery.deliveryId()));
        while (lanes.running() + lanes.waiting() > 0) {
            Thread.sleep(5);
        }
        house.plan.plan(List.of(house.event("payment.failed")));
        Delivery second = house.list().get(0);
        hear.hear(List.of(second.deliveryId()));

        assertThat(house.find(second.deliveryId()).attempts()).isZero();
        assertThat(house.find(second.deliveryId()).nextAttemptAt())
                .isEqualTo(house.clock.instant().plusSeconds(10));
        lanes.drain(Duration.ofSeconds(5));
        full.drain(Duration.ofSeconds(5));
    }

    @Test
    void without_a_broker_nothing_is_thrown_and_nobody_waits_for_long() throws Exception {
        try (WakeupPublisher publisher =
                new WakeupPublisher("127.0.0.1:" + unusedPort(), Duration.ofSeconds(1), house.clock)) {
            publisher.now(List.of("whd_1", "whd_2"));
            long startedAt = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                publisher.later("whd_3", Duration.ofMinutes(1));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_consumer_starts_and_stops_without_a_broker() throws Exception {
        PushConsumer consumer = new PushConsumer(
                new PushConsumer.Subscription(
                        "127.0.0.1:" + unusedPort(), WakeupPublisher.TOPIC, "holdfast-test", 1, 1, Duration.ZERO, 1),
                listener);
        consumer.start();
        assertThat(consumer.isRunning()).isTrue();
        consumer.stop();
        assertThat(consumer.isRunning()).isFalse();
    }

    /** The client swallows what its share-out throws: a class that is missing there, and nothing is ever consumed. */
    @Test
    void queues_are_shared_out_with_the_classes_that_are_here() {
        List<MessageQueue> queues =
                List.of(new MessageQueue("topic", "broker", 0), new MessageQueue("topic", "broker", 1));

        assertThat(new AllocateMessageQueueAveragely().allocate("group", "me", queues, List.of("me")))
                .isEqualTo(queues);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

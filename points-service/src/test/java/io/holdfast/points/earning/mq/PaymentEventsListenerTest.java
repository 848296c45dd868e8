package io.holdfast.points.earning.mq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contract.PublicId;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.earning.json.PaymentEventJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PaymentEventsListenerTest {

    private static PointsFixture points;

    private final Owner ada = new Owner(PublicId.mint("mer"), "ada");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ConsumeConcurrentlyContext context = new ConsumeConcurrentlyContext(new MessageQueue());

    @BeforeAll
    static void open() {
        points = new PointsFixture();
    }

    @AfterAll
    static void close() {
        points.close();
    }

    @Test
    void a_good_batch_is_acknowledged_whole() {
        assertThat(consume(points, event("ada"), event("ada"), "{\"type\": \"payment.failed\"}"))
                .isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);
        assertThat(context.getAckIndex()).isEqualTo(Integer.MAX_VALUE);
        assertThat(points.balances.of(ada).available()).isEqualTo(20);
        assertThat(count("consumed")).isEqualTo(2);
        assertThat(count("ignored")).isEqualTo(1);
    }

    @Test
    void a_message_that_is_no_event_goes_back_and_the_others_are_booked() {
        consume(points, event("ada"), "rubbish", event("ada"));
        assertThat(context.getAckIndex()).isZero();
        assertThat(points.balances.of(ada).available()).isEqualTo(20);
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void an_event_that_cannot_be_booked_goes_back_and_the_others_are_booked() {
        String good = event("ada");
        String poison = event("x".repeat(65));
        consume(points, poison, good);
        assertThat(context.getAckIndex()).isEqualTo(-1);
        assertThat(points.balances.of(ada).available()).isEqualTo(10);
        consume(points, good);
        assertThat(points.balances.of(ada).available()).isEqualTo(10);
        assertThat(count("repeated")).isEqualTo(1);
    }

    @Test
    void without_a_database_all_of_them_come_again() {
        PointsFixture gone = new PointsFixture();
        gone.close();
        assertThat(consume(gone, event("ada"), event("ada"))).isEqualTo(ConsumeConcurrentlyStatus.RECONSUME_LATER);
    }

    private ConsumeConcurrentlyStatus consume(PointsFixture fixture, String... bodies) {
        PaymentEventsListener listener = new PaymentEventsListener(
                new PaymentEventJson(new ObjectMapper()), fixture.earnPoints(), metrics, fixture.clock);
        List<MessageExt> messages = Stream.of(bodies)
                .map(body -> {
                    MessageExt message = new MessageExt();
                    message.setBody(body.getBytes(StandardCharsets.UTF_8));
                    message.setBornTimestamp(fixture.clock.millis());
                    return message;
                })
                .toList();
        return listener.consumeMessage(messages, context);
    }

    private double count(String outcome) {
        return metrics.counter("holdfast.points.events", "outcome", outcome).count();
    }

    private String event(String customer) {
        return """
                {"id": "%s", "type": "payment.succeeded", "payment": {"payment_id": "%s", "merchant_id": "%s",
                "customer": "%s", "amount": {"amount_minor": 1000, "currency": "CNY"}, "points_value_minor": 0}}""".formatted(PublicId.mint("evt"), PublicId.mint("pay"), ada.merchantId(), customer);
    }
}

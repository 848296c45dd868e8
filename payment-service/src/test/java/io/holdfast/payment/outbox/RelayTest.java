package io.holdfast.payment.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.outbox.jdbc.OutboxJdbc;
import io.holdfast.payment.outbox.metrics.OutboxMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RelayTest extends InPaymentHouse {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
    private int brokerTakes = Integer.MAX_VALUE;

    private Relay relay(String instance, int batch) {
        return new Relay(
                new OutboxJdbc(database.jdbc(), house.clock, instance, LEASE),
                this::send,
                new OutboxMeters(registry, house.clock),
                batch);
    }

    private List<StoredEvent> send(List<StoredEvent> events) {
        List<StoredEvent> taken = events.subList(0, Math.min(brokerTakes, events.size()));
        taken.forEach(event -> arrived.add(event.eventId()));
        return taken;
    }

    private List<String> ended(int payments) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < payments; i++) {
            PaymentView payment = house.finish.failed(house.accepted(), FailureReason.TIMED_OUT, null);
            events.add("evt_" + payment.paymentId().substring("pay_".length()));
        }
        return events;
    }

    private long unsent() {
        Long count =
                database.jdbc().queryForObject("SELECT COUNT(*) FROM outbox WHERE published_at IS NULL", Long.class);
        return count == null ? -1 : count;
    }

    @Test
    void events_are_sent_once_in_the_order_they_were_stored_and_stay_stored() {
        List<String> events = ended(7);
        Relay relay = relay("one", 3);

        assertThat(relay.turn()).isTrue();
        assertThat(relay.turn()).isTrue();
        assertThat(relay.turn()).isFalse();
        assertThat(relay.turn()).isFalse();

        assertThat(arrived).isEqualTo(events);
        assertThat(unsent()).isZero();
        assertThat(database.count("outbox")).isEqualTo(7);
    }

    @Test
    void what_the_broker_does_not_take_is_sent_again() {
        List<String> events = ended(5);
        Relay relay = relay("one", 10);
        brokerTakes = 0;
        relay.turn();
        assertThat(unsent()).isEqualTo(5);
        brokerTakes = 2;
        relay.turn();
        assertThat(unsent()).isEqualTo(3);

        brokerTakes = 10;
        relay.turn();

        assertThat(arrived).isEqualTo(events);
        assertThat(unsent()).isZero();
    }

    @Test
    void a_second_instance_sends_nothing_while_the_first_does() {
        ended(2);
        relay("one", 1).turn();

        assertThat(relay("two", 1).turn()).isFalse();

        assertThat(arrived).hasSize(1);
    }

    @Test
    void a_second_instance_takes_over_when_the_first_is_gone() {
        List<String> events = ended(2);
        relay("one", 1).turn();
        house.clock.pass(LEASE);

        relay("two", 1).turn();

        assertThat(arrived).isEqualTo(events);
    }

    @Test
    void an_instance_that_keeps_sending_keeps_the_lease() {
        Relay one = relay("one", 1);
        Relay two = relay("two", 1);
        for (int second = 0; second < 30; second++) {
            ended(1);
            one.turn();
            assertThat(two.turn()).isFalse();
            house.clock.pass(Duration.ofSeconds(1));
        }

        assertThat(arrived).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void two_instances_at_once_send_every_event_once() throws Exception {
        List<String> events = ended(60);
        Relay one = relay("one", 4);
        Relay two = relay("two", 4);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> both =
                List.of(threads.submit(() -> turnUntilSent(one)), threads.submit(() -> turnUntilSent(two)));
        for (Future<?> instance : both) {
            instance.get();
        }
        threads.shutdown();

        assertThat(arrived).isEqualTo(events);
    }

    private void turnUntilSent(Relay relay) {
        while (unsent() > 0) {
            relay.turn();
        }
    }

    @Test
    void the_lag_is_the_age_of_the_oldest_event_not_sent() {
        ended(1);
        brokerTakes = 0;
        house.clock.pass(Duration.ofSeconds(42));
        Relay relay = relay("one", 10);
        relay.turn();
        assertThat(lag()).isEqualTo(42);

        brokerTakes = 10;
        relay.turn();
        relay.turn();

        assertThat(lag()).isZero();
        assertThat(registry.get("holdfast.outbox.sent").counter().count()).isEqualTo(1);
    }

    private double lag() {
        return registry.get("holdfast.outbox.lag").gauge().value();
    }
}

package io.holdfast.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sandbox.CallbackReceiver;
import io.holdfast.sandbox.time.Pace;
import io.holdfast.sandbox.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {

    private final Timers timers = new Timers();
    private final CallbackReceiver receiver = new CallbackReceiver();
    private final Deliveries log = new Deliveries();
    private final AtomicInteger made = new AtomicInteger();
    private final Courier courier = new Courier(Clock.systemUTC(), new Pace(1000), timers);

    @AfterEach
    void stop() {
        courier.close();
        timers.close();
        receiver.close();
    }

    @Test
    void repeats_as_often_as_the_schedule_says_and_then_gives_up() throws InterruptedException {
        receiver.answers(500, "no");
        courier.send(notice(receiver.url("/a"), "10s 10s 10s"), log);
        awaitDeliveries(4);
        Thread.sleep(200);
        assertThat(receiver.at("/a")).hasSize(4);
        assertThat(made).hasValue(4);
        assertThat(log.all()).allSatisfy(delivery -> {
            assertThat(delivery.accepted()).isFalse();
            assertThat(delivery.answer()).isEqualTo(new Answer(500, "no"));
        });
    }

    @Test
    void is_done_once_the_answer_is_good() throws InterruptedException {
        courier.send(notice(receiver.url("/a"), "10s 10s"), log);
        awaitDeliveries(1);
        Thread.sleep(200);
        assertThat(receiver.at("/a")).hasSize(1);
    }

    @Test
    void nobody_listens_is_an_answer_that_never_came() throws InterruptedException {
        courier.send(notice("http://127.0.0.1:1/nobody", "10s"), log);
        awaitDeliveries(2);
        assertThat(log.all())
                .allSatisfy(delivery -> assertThat(delivery.answer().status()).isZero());
    }

    @Test
    void a_burst_is_one_message_many_times() throws InterruptedException {
        courier.burst(notice(receiver.url("/a"), "10s"), log, 30, true);
        awaitDeliveries(30);
        assertThat(receiver.at("/a")).hasSize(30);
        assertThat(made).hasValue(1);
    }

    private Notice notice(String url, String schedule) {
        return new Notice(
                "test",
                url,
                () -> Message.of("text/plain", "message " + made.incrementAndGet()),
                answer -> answer.status() == 200,
                Schedule.of(schedule));
    }

    private void awaitDeliveries(int count) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (log.all().size() < count && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(log.all()).hasSize(count);
    }
}

package io.holdfast.points.earning.mq;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.points.earning.EarningConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PaymentEventsConsumerTest {

    /** The name server is a port that takes connections and closes them. */
    @Test
    @Timeout(60)
    void without_a_broker_the_service_starts_keeps_looking_and_stops() throws Exception {
        try (ServerSocket nameServer = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> lookedTwice = CompletableFuture.runAsync(() -> turnAway(nameServer, 2));
            Set<Thread> before = threads();
            PaymentEventsConsumer consumer = new PaymentEventsConsumer(
                    new EarningConfig(
                            "127.0.0.1:" + nameServer.getLocalPort(), "group", 1, 10, Duration.ofMillis(100), 3),
                    (messages, context) -> ConsumeConcurrentlyStatus.CONSUME_SUCCESS);
            long start = System.nanoTime();
            consumer.start();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(consumer.isRunning()).isTrue();

            lookedTwice.get(40, TimeUnit.SECONDS);

            consumer.stop();
            assertThat(consumer.isRunning()).isFalse();
            assertThat(threads().stream().filter(thread -> !before.contains(thread)))
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.equals("payment-events") || name.contains("RebalanceService"));
        }
    }

    private static void turnAway(ServerSocket server, int times) {
        for (int i = 0; i < times; i++) {
            try (Socket caller = server.accept()) {
                caller.setSoLinger(true, 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }
}

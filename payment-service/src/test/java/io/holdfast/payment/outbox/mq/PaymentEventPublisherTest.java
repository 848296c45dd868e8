package io.holdfast.payment.outbox.mq;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.outbox.StoredEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PaymentEventPublisherTest {

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void without_a_broker_nothing_is_sent_and_nothing_thrown() throws IOException {
        StoredEvent event = new StoredEvent(1, "evt_1", "pay_1", "payment.failed", "{}", Instant.EPOCH);

        try (PaymentEventPublisher publisher =
                new PaymentEventPublisher("127.0.0.1:" + unusedPort(), Duration.ofSeconds(1))) {
            assertThat(publisher.send(List.of(event))).isEmpty();
            assertThat(publisher.send(List.of(event))).isEmpty();
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

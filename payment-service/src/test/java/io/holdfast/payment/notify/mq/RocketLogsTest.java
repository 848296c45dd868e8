package io.holdfast.payment.notify.mq;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RocketLogsTest {

    @Test
    void what_the_client_logs_stands_in_the_services_log() {
        Logger ours = (Logger) LoggerFactory.getLogger("rocket-logs-test");
        // Whatever a service that ran in this JVM before has set for all.
        ours.setLevel(Level.INFO);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        ours.addAppender(lines);

        var theirs = org.apache.rocketmq.logging.org.slf4j.LoggerFactory.getLogger("rocket-logs-test");
        theirs.warn("broker {} is {}", "a", "away");
        theirs.error("lost", new IllegalStateException("why"));
        theirs.atInfo().log("fluent");

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("broker a is away", "lost", "fluent");
        assertThat(lines.list.get(1).getThrowableProxy().getMessage()).isEqualTo("why");
    }
}

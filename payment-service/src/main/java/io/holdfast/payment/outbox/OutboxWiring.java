package io.holdfast.payment.outbox;

import io.holdfast.contract.PublicId;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.ForgetInBatches;
import io.holdfast.payment.collect.SurplusEvents;
import io.holdfast.payment.outbox.jdbc.OutboxJdbc;
import io.holdfast.payment.outbox.jdbc.PaymentEventsJdbc;
import io.holdfast.payment.outbox.jdbc.RefundEventsJdbc;
import io.holdfast.payment.outbox.jdbc.SurplusEventsJdbc;
import io.holdfast.payment.outbox.metrics.OutboxMeters;
import io.holdfast.payment.outbox.mq.PaymentEventPublisher;
import io.holdfast.payment.pay.PaymentEvents;
import io.holdfast.payment.refund.RefundEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class OutboxWiring {

    private static final int FORGOTTEN_TOGETHER = 500;

    @Bean
    PaymentEvents paymentEvents(JdbcTemplate jdbc) {
        return new PaymentEventsJdbc(jdbc);
    }

    @Bean
    RefundEvents refundEvents(JdbcTemplate jdbc) {
        return new RefundEventsJdbc(jdbc);
    }

    @Bean
    SurplusEvents surplusEvents(JdbcTemplate jdbc) {
        return new SurplusEventsJdbc(jdbc);
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, Clock clock, OutboxConfig config) {
        return new OutboxJdbc(jdbc, clock, PublicId.mint("relay"), config.leaseFor());
    }

    @Bean
    PaymentEventPublisher eventPublisher(OutboxConfig config) {
        return new PaymentEventPublisher(config.nameServer(), config.sendTimeout());
    }

    @Bean
    OutboxMeters outboxMeters(MeterRegistry registry, Clock clock) {
        return new OutboxMeters(registry, clock);
    }

    @Bean
    BackgroundTurns relayTurns(Outbox outbox, EventPublisher publisher, OutboxMeters meters, OutboxConfig config) {
        Relay relay = new Relay(outbox, publisher, meters, config.batch());
        return new BackgroundTurns("relay", config.every(), relay::turn);
    }

    /** One that was not sent is never forgotten. */
    @Bean
    BackgroundTurns forgetSentEvents(Outbox outbox, OutboxConfig config, Clock clock) {
        ForgetInBatches forget =
                new ForgetInBatches(outbox::forgetSentBefore, config.kept(), FORGOTTEN_TOGETHER, clock);
        return new BackgroundTurns("forget-events", config.forgetInterval(), forget::turn);
    }
}

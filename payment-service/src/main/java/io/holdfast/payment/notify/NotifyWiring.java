package io.holdfast.payment.notify;

import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.attention.NeedsAttention;
import io.holdfast.payment.merchant.SecretSeal;
import io.holdfast.payment.notify.jdbc.DeliveriesJdbc;
import io.holdfast.payment.notify.jdbc.DeliveryRecordsJdbc;
import io.holdfast.payment.notify.jdbc.EndpointsJdbc;
import io.holdfast.payment.notify.jdbc.MerchantEventsJdbc;
import io.holdfast.payment.notify.json.EventJson;
import io.holdfast.payment.pay.Transactions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of notification and what the facade needs of it. Who carries it out is in {@link NotifyQueueWiring}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifyConfig.class)
class NotifyWiring {

    @Bean
    Endpoints webhookEndpoints(JdbcTemplate jdbc, TransactionTemplate transaction) {
        return new EndpointsJdbc(jdbc, transaction);
    }

    @Bean
    MerchantEvents merchantEvents(JdbcTemplate jdbc) {
        return new MerchantEventsJdbc(jdbc);
    }

    @Bean
    Deliveries webhookDeliveries(JdbcTemplate jdbc, TransactionTemplate transaction) {
        return new DeliveriesJdbc(jdbc, transaction);
    }

    @Bean
    DeliveryRecords webhookDeliveryRecords(JdbcTemplate jdbc) {
        return new DeliveryRecordsJdbc(jdbc);
    }

    @Bean
    WebhookSecrets webhookSecrets(SecretSeal seal) {
        return new WebhookSecrets(seal);
    }

    @Bean
    TargetRule webhookTargets(NotifyConfig config) {
        return new TargetRule(config.ports(), config.loopbackAllowed());
    }

    @Bean
    KeepEndpoints keepEndpoints(
            Endpoints endpoints,
            Deliveries deliveries,
            WebhookSecrets secrets,
            TargetRule targets,
            NotifyConfig config,
            Clock clock) {
        return new KeepEndpoints(endpoints, deliveries, secrets, targets, config, clock);
    }

    @Bean
    SendTest sendTest(
            Endpoints endpoints,
            Deliveries deliveries,
            Transactions transactions,
            Wakeups wakeups,
            NotifyConfig config,
            Clock clock) {
        return new SendTest(endpoints, deliveries, transactions, wakeups, EventJson::ofTest, config, clock);
    }

    @Bean
    ResendDelivery resendDelivery(
            DeliveryRecords records,
            Deliveries deliveries,
            Endpoints endpoints,
            Wakeups wakeups,
            NotifyConfig config,
            Clock clock) {
        return new ResendDelivery(records, deliveries, endpoints, wakeups, config, clock);
    }

    @Bean
    NeedsAttention deadWebhooks(DeliveryRecords records) {
        return new NeedsAttention("webhook", records::dead);
    }

    @Bean
    BackgroundTurns forgetDeliveries(
            Deliveries deliveries, MerchantEvents events, Endpoints endpoints, NotifyConfig config, Clock clock) {
        ForgetDeliveries forget = new ForgetDeliveries(deliveries, events, endpoints, config.kept(), clock);
        return new BackgroundTurns("forget-webhooks", config.forgetInterval(), forget::turn);
    }
}

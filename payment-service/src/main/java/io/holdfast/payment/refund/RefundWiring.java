package io.holdfast.payment.refund;

import io.holdfast.contract.account.RefundFunds;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.contract.points.PointsGrants;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.attention.NeedsAttention;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.collect.RefundReports;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.refund.jdbc.StoredRefundsJdbc;
import io.holdfast.payment.refund.metrics.RefundMeters;
import io.holdfast.payment.refund.saga.RefundSteps;
import io.holdfast.payment.saga.SagaLane;
import io.holdfast.payment.saga.Sagas;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RefundConfig.class)
class RefundWiring {

    @Bean
    StoredRefunds storedRefunds(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            RefundEvents events,
            Clock clock,
            RefundConfig config) {
        return new StoredRefundsJdbc(jdbc, transactions, payments, events, clock, config);
    }

    @Bean
    RefundWatch refundWatch(MeterRegistry registry) {
        return new RefundMeters(registry);
    }

    @Bean
    RefundChannels refundChannels(Channels channels, FindChannelSettings settings) {
        return new AskChannels(channels, settings);
    }

    /** What a channel reports is a reason to ask it now, and is not believed. */
    @Bean
    RefundReports refundReports(StoredRefunds refunds, RefundLane lane) {
        return (merchantId, channel, refundNo, answer) -> {
            RefundView refund = refunds.findAtChannel(merchantId, refundNo);
            if (refund != null && !refund.state().isTerminal()) {
                lane.lane().start(refund.refundId());
            }
            return refund != null;
        };
    }

    @Bean
    NeedsAttention abnormalRefunds(StoredRefunds refunds) {
        return new NeedsAttention(
                "refund",
                limit -> refunds.abnormal(limit).stream()
                        .map(abnormal -> new AttentionItem(
                                "refund",
                                abnormal.refund().refundId(),
                                abnormal.refund().merchantId(),
                                abnormal.refund().paymentId(),
                                abnormal.refund().amount(),
                                Objects.requireNonNullElse(abnormal.obstacle(), "ABNORMAL"),
                                abnormal.refund().createdAt()))
                        .toList());
    }

    /** The saga's definition names this bean. */
    @Bean
    RefundSteps refundSteps(
            StoredRefunds refunds,
            RefundFunds funds,
            PointsGrants points,
            RefundChannels channels,
            OrderPayments orders,
            RefundWatch watch) {
        return new RefundSteps(refunds, funds, points, channels, orders, watch);
    }

    @Bean
    Refunding refunding(Sagas sagas, StoredRefunds refunds, RefundSteps refundSteps, RefundWatch watch) {
        return new Refunding(sagas, refunds, refundSteps, watch);
    }

    @Bean
    RefundLane refundLane(Refunding refunding, RefundConfig config) {
        return new RefundLane(new SagaLane(refunding, config.threads(), config.queue()), config.drainWithin());
    }

    @Bean
    Refund refund(StoredRefunds refunds, RefundLane lane, RefundConfig config) {
        return new AcceptRefund(refunds, lane.lane(), config.answerWithin());
    }

    @Bean
    FindRefunds findRefunds(StoredRefunds refunds) {
        return new FindRefunds(refunds);
    }

    @Bean
    AttendRefunds attendRefunds(StoredRefunds refunds) {
        return new AttendRefunds(refunds);
    }

    @Bean
    BackgroundTurns sweepRefunds(StoredRefunds refunds, RefundLane lane, RefundWatch watch, RefundConfig config) {
        SweepRefunds sweep = new SweepRefunds(refunds, lane.lane(), watch, config);
        return new BackgroundTurns("sweep-refunds", config.every(), sweep::turn);
    }

    /** Ends before what refunds need does. */
    record RefundLane(SagaLane lane, Duration drainWithin) implements AutoCloseable {
        @Override
        public void close() {
            lane.drain(drainWithin);
        }
    }
}

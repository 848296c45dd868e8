package io.holdfast.payment.settle;

import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.points.PointsGrants;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.saga.Sagas;
import io.holdfast.payment.settle.jdbc.SettlementsJdbc;
import io.holdfast.payment.settle.metrics.SettleMeters;
import io.holdfast.payment.settle.saga.SettleSteps;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettleConfig.class)
class SettleWiring {

    @Bean
    Settlements settlements(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            Receipts receipts,
            Clock clock,
            SettleConfig config) {
        return new SettlementsJdbc(
                jdbc,
                transactions,
                payments,
                receipts,
                clock,
                config.longestPause(),
                Arrays.stream(PaymentMethod.values())
                        .filter(method -> method != PaymentMethod.WALLET)
                        .map(PaymentMethod::name)
                        .toList());
    }

    @Bean
    SettleWatch settleWatch(MeterRegistry registry) {
        return new SettleMeters(registry);
    }

    /** The saga's definition names this bean. */
    @Bean
    SettleSteps settleSteps(
            Settlements settlements,
            CollectAuthorized collectAuthorized,
            ChannelFunds channelFunds,
            Authorizations authorizations,
            StockReservations stock,
            OrderPayments orders,
            PointsGrants points,
            FinishPayment finish) {
        return new SettleSteps(
                settlements, collectAuthorized, channelFunds, authorizations, stock, orders, points, finish);
    }

    @Bean
    Settling settling(
            Sagas sagas,
            Settlements settlements,
            Receipts receipts,
            FinishPayment finish,
            SettleSteps steps,
            SettleWatch watch,
            Clock clock) {
        return new Settling(sagas, settlements, receipts, finish, steps, watch, clock);
    }

    @Bean(destroyMethod = "drain")
    SettleLane settleLane(Settling settling, SettleConfig config, MeterRegistry registry) {
        SettleLane lane = new SettleLane(settling, config);
        Gauge.builder("holdfast.settle.running", lane, SettleLane::running)
                .description("payments being settled")
                .register(registry);
        return lane;
    }

    @Bean
    BackgroundTurns sweepSettlements(
            Settlements settlements, SettlePayments settle, SettleWatch watch, SettleConfig config) {
        SweepSettlements sweep = new SweepSettlements(settlements, settle, watch, config);
        return new BackgroundTurns("sweep-settlements", config.every(), sweep::turn);
    }
}

package io.holdfast.payment.wallet;

import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.points.PointsHolds;
import io.holdfast.payment.degrade.Pressure;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.wallet.tcc.GlobalTransactionsSeata;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.seata.tm.TransactionManagerHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class WalletWiring {

    private static final Logger log = LoggerFactory.getLogger(WalletWiring.class);

    @Bean
    GlobalTransactions globalTransactions(
            @Value("${seata.application-id}") String applicationId, @Value("${seata.tx-service-group}") String group) {
        return new GlobalTransactionsSeata(TransactionManagerHolder.get(), applicationId, group);
    }

    @Bean
    WalletTries walletTries(StockReservations stock, PointsHolds points, FundsHolds funds, WalletConfig config) {
        return new WalletTries(stock, points, funds, config.holdFor());
    }

    @Bean
    WalletLane walletLane(
            GlobalTransactions transactions,
            WalletTries tries,
            FinishPayment finish,
            StoredPayments payments,
            WalletConfig config,
            Clock clock,
            MeterRegistry registry) {
        WalletLane lane =
                new WalletLane(new WalletTransaction(transactions, tries, finish, payments, clock), config, clock);
        Gauge.builder("holdfast.wallet.running", lane, WalletLane::running)
                .description("payments being carried out")
                .register(registry);
        Gauge.builder("holdfast.wallet.waiting", lane, WalletLane::waiting)
                .description("payments waiting for a thread")
                .register(registry);
        return lane;
    }

    @Bean
    Pressure walletPressure(WalletLane lane) {
        return lane::taken;
    }

    /** Behind the facade, which brings no more payments then, and before anything that payments need is closed. */
    @Bean
    ApplicationListener<ContextClosedEvent> drainWalletLane(WalletLane lane) {
        return new DrainListener(lane);
    }

    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    private record DrainListener(WalletLane lane) implements ApplicationListener<ContextClosedEvent> {

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            if (!lane.drain()) {
                log.warn("payments are still under way: they stay PROCESSING and are resolved later");
            }
        }
    }
}

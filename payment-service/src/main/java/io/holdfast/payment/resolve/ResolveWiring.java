package io.holdfast.payment.resolve;

import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.order.Orders;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.points.PointsHolds;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.resolve.jdbc.DueLooksJdbc;
import io.holdfast.payment.resolve.metrics.ResolveMeters;
import io.holdfast.payment.resolve.tcc.CoordinatorSeata;
import io.holdfast.payment.wallet.WalletConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.seata.tm.TransactionManagerHolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ResolveWiring {

    @Bean
    DueLooks dueLooks(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, ResolveConfig config) {
        return new DueLooksJdbc(jdbc, transactions, clock, config.longestPause());
    }

    @Bean
    Participants participants(StockReservations stock, PointsHolds points, FundsHolds funds) {
        return new Participants(stock, points, funds);
    }

    @Bean
    Resolver resolver(
            DueLooks looks,
            StoredPayments payments,
            Participants participants,
            Orders orders,
            FinishPayment finish,
            MeterRegistry registry,
            Clock clock,
            ResolveConfig config,
            WalletConfig wallet) {
        return new Resolver(
                looks,
                payments,
                participants,
                new CoordinatorSeata(TransactionManagerHolder.get()),
                new Customers(orders),
                finish,
                new ResolveMeters(registry),
                clock,
                wallet.transactionTimeout().plus(config.margin()),
                config.batch());
    }

    @Bean
    BackgroundTurns resolverTurns(Resolver resolver, ResolveConfig config) {
        return new BackgroundTurns("resolver", config.every(), resolver::turn);
    }
}

package io.holdfast.payment.pay;

import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.payment.degrade.PaymentCopies;
import io.holdfast.payment.pay.jdbc.RepeatedTransaction;
import io.holdfast.payment.pay.jdbc.StoredPaymentsJdbc;
import io.holdfast.payment.pay.metrics.PaymentMeters;
import io.holdfast.payment.pay.rpc.PointsQuotesDubbo;
import io.holdfast.payment.pay.rpc.ReachDubbo;
import io.holdfast.payment.risk.Screen;
import io.holdfast.payment.secondfactor.SecondFactors;
import io.holdfast.protection.guard.Breakers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class PayWiring {

    @Bean
    StoredPayments storedPayments(
            JdbcTemplate jdbc, TransactionTemplate transactions, PaymentEvents events, PaymentReplies replies) {
        return new StoredPaymentsJdbc(jdbc, transactions, events, replies);
    }

    @Bean
    Transactions paymentTransactions(TransactionTemplate transactions) {
        return new RepeatedTransaction(transactions);
    }

    @Bean
    PaymentWatch paymentWatch(MeterRegistry registry, PaymentCopies copies) {
        PaymentMeters meters = new PaymentMeters(registry);
        return terminal -> {
            meters.finished(terminal);
            copies.ended(terminal);
        };
    }

    @Bean
    FinishPayment finishPayment(StoredPayments payments, PaymentWatch watch, Clock clock) {
        return new FinishPayment(payments, watch, clock);
    }

    @Bean
    RiskGate riskGate(
            Screen screen,
            StoredPayments payments,
            Transactions transactions,
            PaymentWatch watch,
            PayConfig config,
            Clock clock) {
        return new RiskGate(screen, payments, transactions, watch, config.reviewWithin(), clock);
    }

    @Bean
    Admission admission(StoredPayments payments, RiskGate gate, SecondFactors factors) {
        return new Admission(payments, gate, factors);
    }

    @Bean
    Reach reach(Breakers breakers) {
        return new ReachDubbo(breakers);
    }

    @Bean
    HeldPayments heldWallets(StoredPayments payments, Reach reach, PaymentLane lane, PayConfig config, Clock clock) {
        return new HeldWallets(payments, reach, lane, config, clock);
    }

    @Bean
    Pay pay(
            StoredPayments payments,
            Reach reach,
            PaymentLane lane,
            Admission admission,
            FeeRates feeRates,
            PointsAccounts points,
            PayConfig config,
            Clock clock) {
        return new PayOnce(payments, reach, lane, admission, feeRates, new PointsQuotesDubbo(points), config, clock);
    }

    @Bean
    FindPayments findPayments(StoredPayments payments) {
        return new FindStoredPayments(payments);
    }

    @Bean
    TellFates tellFates(StoredPayments payments) {
        return new TellFates(payments);
    }
}

package io.holdfast.payment.capture;

import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.capture.jdbc.AuthorizedJdbc;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.collect.Attempts;
import io.holdfast.payment.collect.TakeReceipt;
import io.holdfast.payment.pay.Admission;
import io.holdfast.payment.pay.FeeRates;
import io.holdfast.payment.pay.HeldPayments;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.settle.CollectAuthorized;
import io.holdfast.payment.settle.SettleLane;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaptureConfig.class)
class CaptureWiring {

    @Bean
    Authorized authorized(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            AuthorizedReplies replies,
            Clock clock,
            CaptureConfig config) {
        return new AuthorizedJdbc(jdbc, transactions, payments, replies, clock, config.longestPause());
    }

    @Bean
    CollectAuthorized collectAuthorized(
            Attempts attempts,
            Receipts receipts,
            Channels channels,
            FindChannelSettings settings,
            TakeReceipt takeReceipt) {
        return new CollectAtChannel(attempts, receipts, channels, settings, takeReceipt);
    }

    @Bean
    VoidAuthorization voidAuthorization(
            StoredPayments payments,
            Authorized authorized,
            StockReservations stock,
            Authorizations authorizations,
            PaymentWatch watch,
            Clock clock) {
        return new VoidAuthorization(payments, authorized, stock, authorizations, watch, clock);
    }

    @Bean
    AuthorizeWallet authorizeWallet(
            StoredPayments payments,
            Authorized authorized,
            OrderPayments orders,
            Authorizations authorizations,
            VoidAuthorization voids,
            Admission admission,
            FeeRates feeRates,
            CaptureConfig config,
            Clock clock) {
        return new AuthorizeWallet(
                payments, authorized, orders, authorizations, voids, admission, feeRates, config, clock);
    }

    @Bean
    HeldPayments heldAuthorizations(
            StoredPayments payments, AuthorizeWallet authorize, CaptureConfig config, Clock clock) {
        return new HeldAuthorizations(payments, authorize, config, clock);
    }

    @Bean
    CapturePayment capturePayment(
            StoredPayments payments, Authorized authorized, SettleLane settle, CaptureConfig config, Clock clock) {
        return new CapturePayment(payments, authorized, settle::begin, config.answerWithin(), clock);
    }

    @Bean
    BackgroundTurns lookAtAuthorized(
            Authorized authorized,
            StoredPayments payments,
            AuthorizeWallet authorize,
            VoidAuthorization voids,
            CaptureConfig config,
            Clock clock) {
        LookAtAuthorized look = new LookAtAuthorized(
                authorized, payments, authorize, voids, config.authorizeWithin(), config.batch(), clock);
        return new BackgroundTurns("look-at-authorized", config.every(), look::turn);
    }
}

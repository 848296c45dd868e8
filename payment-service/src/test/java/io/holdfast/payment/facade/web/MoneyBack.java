package io.holdfast.payment.facade.web;

import io.holdfast.contract.Money;
import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.PlaceAuthorization;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.capture.AuthorizeWallet;
import io.holdfast.payment.capture.Authorized;
import io.holdfast.payment.capture.AuthorizedReplies;
import io.holdfast.payment.capture.CaptureConfig;
import io.holdfast.payment.capture.CapturePayment;
import io.holdfast.payment.capture.HeldAuthorizations;
import io.holdfast.payment.capture.VoidAuthorization;
import io.holdfast.payment.capture.jdbc.AuthorizedJdbc;
import io.holdfast.payment.pay.Admission;
import io.holdfast.payment.pay.FeeRates;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.HeldPayments;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.refund.AcceptRefund;
import io.holdfast.payment.refund.AttendRefunds;
import io.holdfast.payment.refund.FindRefunds;
import io.holdfast.payment.refund.Refund;
import io.holdfast.payment.refund.RefundConfig;
import io.holdfast.payment.refund.StoredRefunds;
import io.holdfast.payment.refund.jdbc.StoredRefundsJdbc;
import io.holdfast.payment.saga.SagaLane;
import io.holdfast.payment.saga.SagaOwner;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Refunds and captures as they are, carried out by a saga that does nothing but end as the refund's reason says. */
@Configuration(proxyBeanMethods = false)
class MoneyBack {

    /** The reason of a refund that nobody answers for. */
    static final String HANGS = "hangs";

    /** The reason of a refund that the merchant's account refuses. */
    static final String TOO_POOR = "too poor";

    private static final CaptureConfig CAPTURE = new CaptureConfig(
            Duration.ofDays(7),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            1,
            Duration.ofSeconds(1));

    private record Ends(StoredRefunds refunds) implements SagaOwner {

        @Override
        public String saga() {
            return "refund-payment";
        }

        @Override
        public void carryOn(String refundId) {
            RefundView refund = Objects.requireNonNull(refunds.find(refundId));
            if (TOO_POOR.equals(refund.reason())) {
                refunds.failed(refund, RefundFailure.INSUFFICIENT_FUNDS);
            } else if (!HANGS.equals(refund.reason())) {
                refunds.succeeded(refund);
            }
        }
    }

    @Bean
    StoredRefunds storedRefunds(
            JdbcTemplate jdbc, TransactionTemplate transactions, StoredPayments payments, Clock clock) {
        RefundConfig config = new RefundConfig(
                Duration.ofSeconds(5),
                1,
                1,
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                1,
                Duration.ZERO);
        return new StoredRefundsJdbc(jdbc, transactions, payments, ended -> {}, clock, config);
    }

    @Bean
    Refund refund(StoredRefunds refunds) {
        return new AcceptRefund(refunds, new SagaLane(new Ends(refunds), 4, 100), Duration.ofSeconds(5));
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
    Authorizations authorizations() {
        return new Authorizations() {
            @Override
            public HoldOutcome place(PlaceAuthorization authorization) {
                return new HoldOutcome.Held();
            }

            @Override
            public BookingOutcome capture(String paymentId, Money captured, int feeBasisPoints) {
                return new BookingOutcome.Booked();
            }

            @Override
            public void release(String paymentId) {}

            @Override
            public void uncapture(String paymentId) {}
        };
    }

    @Bean
    Authorized authorized(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            AuthorizedReplies replies,
            Clock clock) {
        return new AuthorizedJdbc(jdbc, transactions, payments, replies, clock, Duration.ofMinutes(1));
    }

    @Bean
    VoidAuthorization voidAuthorization(
            StoredPayments payments,
            Authorized authorized,
            StockReservations stock,
            Authorizations authorizations,
            Clock clock) {
        return new VoidAuthorization(payments, authorized, stock, authorizations, ended -> {}, clock);
    }

    @Bean
    AuthorizeWallet authorizeWallet(
            StoredPayments payments,
            Authorized authorized,
            OrderPayments orders,
            Authorizations authorizations,
            VoidAuthorization voids,
            Admission admission,
            FeeRates fees,
            Clock clock) {
        return new AuthorizeWallet(
                payments, authorized, orders, authorizations, voids, admission, fees, CAPTURE, clock);
    }

    @Bean
    HeldPayments heldAuthorizations(StoredPayments payments, AuthorizeWallet authorize, Clock clock) {
        return new HeldAuthorizations(payments, authorize, CAPTURE, clock);
    }

    @Bean
    CapturePayment capturePayment(StoredPayments payments, Authorized authorized, FinishPayment finish, Clock clock) {
        return new CapturePayment(
                payments,
                authorized,
                paymentId -> {
                    finish.succeeded(Objects.requireNonNull(payments.find(paymentId)), "ann");
                    return CompletableFuture.completedFuture(null);
                },
                Duration.ofSeconds(5),
                clock);
    }
}

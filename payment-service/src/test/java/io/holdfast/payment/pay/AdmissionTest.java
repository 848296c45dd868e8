package io.holdfast.payment.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.fake.Authenticator;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.pay.Admission.Admitted;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest extends InPaymentHouse {

    private static final String CHALLENGE =
            "{\"id\":\"big\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\","
                    + "\"verdict\":\"CHALLENGE\"}";
    private static final String COUNTED = "{\"id\":\"one\",\"kind\":\"VELOCITY\",\"subject\":\"PAYER\","
            + "\"window_seconds\":60,\"limit_sum_minor\":1000,\"currency\":\"CNY\",\"verdict\":\"REFUSE\"}";

    private Authenticator enrolled(String merchantId) {
        String payer = Objects.requireNonNull(
                FakePayments.processing(house.clock.instant()).payerAccountId());
        Authenticator app = new Authenticator(Objects.requireNonNull(house.risk.factors.begin(merchantId, payer)));
        house.risk.factors.confirm(payer, app.code(house.clock.instant()));
        house.clock.pass(Duration.ofSeconds(30));
        return app;
    }

    private Admitted admit(String code) {
        return admit(code, AcceptCompanion.NOTHING);
    }

    private Admitted admit(String code, AcceptCompanion companion) {
        PaymentView payment = FakePayments.processing(house.clock.instant());
        PayOrder order = new PayOrder(
                payment.merchantId(),
                payment.merchantPaymentNo(),
                payment.orderId(),
                payment.method(),
                payment.payerAccountId(),
                payment.amount(),
                0,
                RiskInputs.NONE,
                code);
        return house.risk.admission.admit(payment, order, companion);
    }

    /** Makes each payment's second attempt, whose code was found right, wait for those of all others. */
    private static AcceptCompanion met(CyclicBarrier barrier) {
        AtomicInteger attempts = new AtomicInteger();
        return stored -> {
            if (attempts.incrementAndGet() == 2) {
                try {
                    barrier.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException("not all codes were found right", e);
                }
            }
        };
    }

    private static Admitted stopped(PayOutcome.Reason reason) {
        return new Admitted.Stopped(reason);
    }

    @Test
    void a_payer_who_must_show_a_code_is_told_so_and_only_the_decision_is_kept() {
        enrolled(FakePayments.MERCHANT);
        house.risk.rules(CHALLENGE);

        assertThat(admit(null)).isEqualTo(stopped(PayOutcome.Reason.SECOND_FACTOR_REQUIRED));
        assertThat(database.count("payment")).isZero();
        assertThat(database.count("outbox")).isZero();
        assertThat(database.jdbc().queryForObject("SELECT verdict FROM risk_decision", String.class))
                .isEqualTo("CHALLENGE");
    }

    @Test
    void a_right_code_lets_the_payment_go_on_once() {
        Authenticator app = enrolled(FakePayments.MERCHANT);
        house.risk.rules(CHALLENGE);
        String code = app.code(house.clock.instant());

        Admitted first = admit(code);

        assertThat(first).isInstanceOfSatisfying(Admitted.Made.class, made -> {
            assertThat(made.goesOn()).isTrue();
            assertThat(made.payment().state()).isEqualTo(PaymentState.PROCESSING);
        });
        assertThat(admit(code)).isEqualTo(stopped(PayOutcome.Reason.SECOND_FACTOR_WRONG));
        assertThat(database.count("payment")).isOne();
    }

    @Test
    void of_many_payments_with_one_code_at_once_one_passes() throws Exception {
        Authenticator app = enrolled(FakePayments.MERCHANT);
        house.risk.rules(CHALLENGE);
        String code = app.code(house.clock.instant());
        CyclicBarrier allLookedAt = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Admitted> work = () -> admit(code, met(allLookedAt));
            int made = 0;
            for (Future<Admitted> each : threads.invokeAll(Collections.nCopies(8, work))) {
                if (each.get() instanceof Admitted.Made) {
                    made++;
                } else {
                    assertThat(each.get()).isEqualTo(stopped(PayOutcome.Reason.SECOND_FACTOR_WRONG));
                }
            }
            assertThat(made).isOne();
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.count("payment")).isOne();
    }

    @Test
    void wrong_codes_are_counted_though_no_payment_is_made_and_lock_the_wallet() {
        Authenticator app = enrolled(FakePayments.MERCHANT);
        house.risk.rules(CHALLENGE);
        for (int i = 0; i < 5; i++) {
            assertThat(admit(app.wrong(house.clock.instant())))
                    .isEqualTo(stopped(PayOutcome.Reason.SECOND_FACTOR_WRONG));
        }

        assertThat(admit(app.code(house.clock.instant()))).isEqualTo(stopped(PayOutcome.Reason.SECOND_FACTOR_LOCKED));
        assertThat(database.count("payment")).isZero();
    }

    @Test
    void the_sums_of_what_a_challenge_stopped_do_not_count() {
        Authenticator app = enrolled(FakePayments.MERCHANT);
        house.risk.rules(CHALLENGE, COUNTED);

        assertThat(admit(null)).isEqualTo(stopped(PayOutcome.Reason.SECOND_FACTOR_REQUIRED));
        assertThat(admit(null)).isEqualTo(stopped(PayOutcome.Reason.SECOND_FACTOR_REQUIRED));
        assertThat(admit(app.code(house.clock.instant())))
                .isInstanceOfSatisfying(
                        Admitted.Made.class, made -> assertThat(made.goesOn()).isTrue());
    }

    @Test
    void a_wallet_without_a_second_factor_is_held_for_an_operator() {
        house.risk.rules(CHALLENGE);

        assertThat(admit("123456")).isInstanceOfSatisfying(Admitted.Made.class, made -> {
            assertThat(made.goesOn()).isFalse();
            assertThat(made.payment().underReview()).isTrue();
        });
    }

    @Test
    void another_merchants_wallet_is_not_asked_for_and_cannot_be_locked() {
        Authenticator app = enrolled("mer_other");
        house.risk.rules(CHALLENGE);
        for (int i = 0; i < 6; i++) {
            assertThat(admit(app.wrong(house.clock.instant()))).isInstanceOf(Admitted.Made.class);
        }

        assertThat(database.jdbc().queryForObject("SELECT wrong_codes FROM second_factor", Integer.class))
                .isZero();
    }
}

package io.holdfast.payment.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.capture.CaptureResult.Reason;
import io.holdfast.payment.capture.jdbc.AuthorizedJdbc;
import io.holdfast.payment.fake.FakeClock;
import io.holdfast.payment.fake.FakeRisk;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.PayResult;
import io.holdfast.payment.saga.fake.Faults.Fault;
import io.holdfast.payment.saga.fake.SagaHouse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wallet's money set aside, captured, given free and expired. */
class CaptureTest {

    private static final CaptureConfig CONFIG = new CaptureConfig(
            Duration.ofDays(7),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            100,
            Duration.ofMinutes(1));

    private final PaymentDatabase database = PaymentDatabase.shared();
    private final FakeClock clock = new FakeClock();
    private final List<PaymentView> replied = new CopyOnWriteArrayList<>();
    private final SagaHouse house;
    private final AuthorizeWallet authorize;
    private final FakeRisk risk;
    private final HeldAuthorizations held;
    private final VoidAuthorization voids;
    private final CapturePayment capture;
    private final LookAtAuthorized look;

    CaptureTest() {
        database.forget();
        house = new SagaHouse(database);
        SagaHouse.Process process = house.new Process();
        AuthorizedJdbc authorized = new AuthorizedJdbc(
                database.jdbc(), database.transactions(), house.payments, replied::add, clock, CONFIG.longestPause());
        voids = new VoidAuthorization(
                house.payments, authorized, house.shop.stock(), house.ledger.authorizations(), ended -> {}, clock);
        risk = new FakeRisk(database, house.payments, ended -> {}, clock);
        authorize = new AuthorizeWallet(
                house.payments,
                authorized,
                house.shop,
                house.ledger.authorizations(),
                voids,
                risk.admission,
                merchant -> OptionalInt.of(60),
                CONFIG,
                clock);
        held = new HeldAuthorizations(house.payments, authorize, CONFIG, clock);
        capture = new CapturePayment(
                house.payments,
                authorized,
                paymentId -> CompletableFuture.runAsync(() -> process.settling.carryOn(paymentId)),
                Duration.ofSeconds(10),
                clock);
        look = new LookAtAuthorized(
                authorized, house.payments, authorize, voids, CONFIG.authorizeWithin(), CONFIG.batch(), clock);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(house.ledger.sum()).isZero();
    }

    private static PayOrder order(String number, long minor) {
        return new PayOrder(
                SagaHouse.MERCHANT,
                number,
                "ord_1",
                PaymentMethod.WALLET,
                "acc_1",
                Money.of(minor, CurrencyCode.CNY),
                0);
    }

    private PaymentView authorized() {
        return ((PayResult.Paid) authorize.authorize(order("p-1", 1_000), AcceptCompanion.NOTHING)).payment();
    }

    private PaymentView captured(PaymentView payment, Long minor) {
        return ((CaptureResult.Capturing) capture.capture(SagaHouse.MERCHANT, payment.paymentId(), minor)).payment();
    }

    private void assertRefused(CaptureResult result, Reason reason) {
        assertThat(result).isEqualTo(new CaptureResult.Refused(reason));
    }

    private void assertNothingHeld(PaymentView payment) {
        assertThat(house.ledger.balance("set aside")).isZero();
        assertThat(house.ledger.balance("wallet")).isZero();
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void money_and_stock_are_set_aside_and_the_request_is_answered_with_that() {
        PaymentView payment = authorized();
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(payment.customer()).isEqualTo("ann");
        assertThat(payment.expiresAt()).isEqualTo(payment.createdAt().plus(CONFIG.authorizedFor()));
        assertThat(house.ledger.balance("set aside")).isEqualTo(1_000);
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.TRIED);
        assertThat(replied).containsExactly(payment);
        assertThat(house.events(payment)).isEmpty();
    }

    @Test
    void what_risk_control_refuses_fails_and_nothing_is_set_aside() {
        risk.rules("{\"id\":\"c\",\"kind\":\"CEILING\",\"limit_minor\":999,\"currency\":\"CNY\","
                + "\"verdict\":\"REFUSE\"}");

        PaymentView payment = authorized();

        assertThat(payment.state()).isEqualTo(PaymentState.FAILED);
        assertThat(payment.failureReason()).isEqualTo(FailureReason.RISK_REFUSED);
        clock.pass(Duration.ofDays(8));
        look.turn();
        assertThat(house.payments.find(payment.paymentId())).isEqualTo(payment);
        assertThat(house.ledger.balance("set aside")).isZero();
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.ABSENT);
    }

    private PaymentView underReview() {
        risk.rules("{\"id\":\"c\",\"kind\":\"CEILING\",\"limit_minor\":999,\"currency\":\"CNY\","
                + "\"verdict\":\"REVIEW\"}");
        PaymentView payment = authorized();
        assertThat(payment.underReview()).isTrue();
        return payment;
    }

    @Test
    void a_payment_under_review_waits_and_is_set_aside_once_it_is_approved() {
        PaymentView payment = underReview();
        clock.pass(Duration.ofHours(30));
        look.turn();
        assertThat(house.payments.find(payment.paymentId())).isEqualTo(payment);
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.ABSENT);

        PaymentView outcome = held.goOn(payment, AcceptCompanion.NOTHING);

        assertThat(outcome.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(outcome.expiresAt())
                .isEqualTo(clock.instant().plus(CONFIG.authorizedFor()).truncatedTo(ChronoUnit.MICROS));
        voids.cancel(SagaHouse.MERCHANT, payment.paymentId());
        assertNothingHeld(payment);
    }

    @Test
    void an_approved_payment_that_is_not_answered_is_set_aside_by_a_look() {
        PaymentView payment = underReview();
        clock.pass(Duration.ofHours(20));
        house.faults.once("place", Fault.LOST);
        assertThat(held.goOn(payment, AcceptCompanion.NOTHING).state()).isEqualTo(PaymentState.CREATED);

        clock.pass(Duration.ofSeconds(20));
        look.turn();

        assertThat(house.payments.find(payment.paymentId()).state()).isEqualTo(PaymentState.AUTHORIZED);
        voids.cancel(SagaHouse.MERCHANT, payment.paymentId());
    }

    @Test
    void a_payment_under_review_can_be_cancelled() {
        PaymentView payment = underReview();

        PaymentView closed = voids.cancel(SagaHouse.MERCHANT, payment.paymentId());

        assertThat(closed.state()).isEqualTo(PaymentState.CLOSED);
        assertThat(closed.heldFor()).isNull();
    }

    @Test
    void the_same_number_is_the_same_payment() {
        PaymentView payment = authorized();
        assertThat(authorize.authorize(order("p-1", 1_000), AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Paid(payment, false));
        assertThat(authorize.authorize(order("p-1", 999), AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Refused(PayOutcome.Reason.PAYMENT_NO_REUSED));
    }

    @ParameterizedTest
    @CsvSource({"reserve, INSUFFICIENT_STOCK", "place, INSUFFICIENT_FUNDS"})
    void a_refusal_fails_the_payment_with_nothing_held(String step, FailureReason reason) {
        house.faults.once(step, Fault.REFUSES);
        PaymentView payment = authorized();
        assertThat(payment.state()).isEqualTo(PaymentState.FAILED);
        assertThat(payment.failureReason()).isEqualTo(reason);
        assertNothingHeld(payment);
        assertThat(house.events(payment)).containsExactly("payment.failed");
    }

    @ParameterizedTest
    @CsvSource({"reserve, LOST", "reserve, ANSWER_LOST", "place, LOST", "place, ANSWER_LOST"})
    void what_is_not_answered_is_asked_again_by_a_look(String step, Fault fault) {
        house.faults.once(step, fault);
        PaymentView payment = authorized();
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);
        clock.pass(Duration.ofSeconds(6));
        look.turn();
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(house.ledger.balance("set aside")).isEqualTo(1_000);
    }

    @Test
    void what_is_not_answered_for_too_long_is_given_up_everywhere() {
        house.faults.always("place", Fault.ANSWER_LOST);
        PaymentView payment = authorized();
        clock.pass(Duration.ofSeconds(31));
        look.turn();
        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.TIMED_OUT);
        assertNothingHeld(payment);
    }

    @Test
    void a_refusal_lets_nothing_go_that_another_run_has_set_aside() {
        house.faults.once("place", Fault.LOST);
        PaymentView created = authorized();
        assertThat(authorize.carryOn(created).state()).isEqualTo(PaymentState.AUTHORIZED);

        assertThat(voids.fail(created, FailureReason.INSUFFICIENT_FUNDS).state())
                .isEqualTo(PaymentState.AUTHORIZED);

        assertThat(house.ledger.balance("set aside")).isEqualTo(1_000);
        assertThat(house.shop.state(created.paymentId())).isEqualTo(BranchState.TRIED);
        assertThat(captured(created, null).state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void a_refused_payment_is_not_set_aside_by_another_run_and_fails_with_its_reason() {
        house.faults.once("place", Fault.REFUSES);
        house.faults.once("release", Fault.LOST);
        PaymentView payment = authorized();
        assertThat(payment.state()).isEqualTo(PaymentState.CLOSING);
        clock.pass(Duration.ofSeconds(11));
        look.turn();
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.FAILED);
        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.INSUFFICIENT_FUNDS);
        assertThat(authorize.carryOn(payment).state()).isEqualTo(PaymentState.FAILED);
        assertNothingHeld(payment);
        assertThat(house.events(payment)).containsExactly("payment.failed");
    }

    @Test
    void all_of_it_is_captured_unless_the_merchant_says_otherwise() {
        PaymentView payment = captured(authorized(), null);
        assertThat(payment.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(payment.capturedMinor()).isEqualTo(1_000);
        assertThat(house.ledger.balance("merchant")).isEqualTo(1_000);
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.CONFIRMED);
        assertThat(house.events(payment)).containsExactly("payment.succeeded");
    }

    @Test
    void a_part_is_captured_once_and_the_rest_goes_back() {
        PaymentView payment = captured(authorized(), 600L);
        assertThat(captured(payment, 600L)).isEqualTo(payment);
        assertThat(house.ledger.balance("merchant")).isEqualTo(600);
        assertThat(house.ledger.balance("wallet")).isEqualTo(-600);
        assertRefused(capture.capture(SagaHouse.MERCHANT, payment.paymentId(), 400L), Reason.NOT_AUTHORIZED);
    }

    @Test
    void what_cannot_be_captured_is_refused() {
        PaymentView payment = authorized();
        assertRefused(capture.capture("mer_2", payment.paymentId(), null), Reason.PAYMENT_NOT_FOUND);
        assertRefused(capture.capture(SagaHouse.MERCHANT, "pay_none", null), Reason.PAYMENT_NOT_FOUND);
        assertRefused(capture.capture(SagaHouse.MERCHANT, payment.paymentId(), 1_001L), Reason.ABOVE_AUTHORIZED);
        PaymentView channels = house.paid();
        assertRefused(capture.capture(SagaHouse.MERCHANT, channels.paymentId(), null), Reason.NOT_AUTHORIZED);
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void a_void_gives_everything_free_and_is_final() {
        PaymentView payment = authorized();
        PaymentView closed = voids.cancel(SagaHouse.MERCHANT, payment.paymentId());
        assertThat(closed.state()).isEqualTo(PaymentState.CLOSED);
        assertNothingHeld(payment);
        assertThat(voids.cancel(SagaHouse.MERCHANT, payment.paymentId())).isEqualTo(closed);
        assertRefused(capture.capture(SagaHouse.MERCHANT, payment.paymentId(), null), Reason.NOT_AUTHORIZED);
        assertThat(voids.cancel("mer_2", payment.paymentId())).isNull();
        assertThat(house.events(payment)).containsExactly("payment.closed");
    }

    @Test
    void a_void_that_is_not_answered_is_finished_by_a_look() {
        PaymentView payment = authorized();
        house.faults.once("release", Fault.LOST);
        assertThat(voids.cancel(SagaHouse.MERCHANT, payment.paymentId()).state())
                .isEqualTo(PaymentState.CLOSING);
        clock.pass(Duration.ofSeconds(11));
        look.turn();
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.CLOSED);
        assertNothingHeld(payment);
    }

    @Test
    void what_nobody_captures_in_time_is_given_free() {
        PaymentView payment = authorized();
        clock.pass(CONFIG.authorizedFor().minusSeconds(1));
        look.turn();
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.AUTHORIZED);
        clock.pass(Duration.ofSeconds(1));
        look.turn();
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.CLOSED);
        assertNothingHeld(payment);
    }

    @Test
    void captures_and_voids_at_once_have_one_winner() throws Exception {
        PaymentView payment = authorized();
        List<Callable<PaymentState>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long minor = 100L * (i + 1);
            all.add(() -> {
                capture.capture(SagaHouse.MERCHANT, payment.paymentId(), minor);
                return house.stored(payment).state();
            });
            all.add(() -> voids.cancel(SagaHouse.MERCHANT, payment.paymentId()).state());
        }
        AtOnce.call(all);
        PaymentView end = house.stored(payment);
        assertThat(end.state().isTerminal()).isTrue();
        assertThat(house.ledger.balance("set aside")).isZero();
        assertThat(house.ledger.balance("merchant"))
                .isEqualTo(end.state() == PaymentState.SUCCEEDED ? end.capturedMinor() : 0L);
        assertThat(house.events(payment)).hasSize(1);
    }
}

package io.holdfast.payment.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.contract.points.QuoteOutcome;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.pay.rpc.ReachDubbo;
import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PayOnceTest extends InPaymentHouse {

    private final FakeLane lane = new FakeLane();
    private QuoteOutcome quote;
    private String away = "nobody";
    private Pay pay;

    @BeforeEach
    void build() {
        PayConfig config = new PayConfig(
                Duration.ofMillis(200), Duration.ofSeconds(6), Duration.ofHours(24), new PayConfig.PointsShare(5_000));
        pay = new PayOnce(
                house.payments,
                new ReachDubbo(resource -> !resource.contains(away)),
                lane,
                house.risk.admission,
                merchant -> merchant.equals(FakePayments.MERCHANT) ? OptionalInt.of(60) : OptionalInt.empty(),
                (currency, points) -> quote,
                config,
                house.clock);
    }

    private PaymentView paid(PayOrder order) {
        return ((PayResult.Paid) pay.pay(order, AcceptCompanion.NOTHING)).payment();
    }

    private void assertRefused(PayOrder order, PayOutcome.Reason reason) {
        assertThat(pay.pay(order, payment -> {
                    throw new AssertionError("nothing is written");
                }))
                .isEqualTo(new PayResult.Refused(reason));
        assertThat(database.count("payment")).isZero();
        assertThat(lane.reserved).hasValue(0);
    }

    private static PayOrder withAmount(long amountMinor) {
        return new PayOrder(
                FakePayments.MERCHANT,
                "M1",
                "ord_1",
                PaymentMethod.WALLET,
                "acc_1",
                Money.of(amountMinor, CurrencyCode.CNY),
                0);
    }

    @Test
    void a_payment_is_stored_with_its_companion_and_then_carried_out() {
        List<PaymentView> accepted = new ArrayList<>();

        PayResult result = pay.pay(FakePayments.order("M1"), accepted::add);

        PaymentView payment = accepted.get(0);
        assertThat(lane.started).containsExactly(payment);
        assertThat(payment.paymentId()).matches("pay_[0-9a-z]{26}");
        assertThat(payment.state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(payment.feeBasisPoints()).isEqualTo(60);
        assertThat(payment.createdAt()).isEqualTo(house.clock.instant());
        assertThat(payment.nextLookAt()).isEqualTo(house.clock.instant().plusSeconds(6));
        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(result).isEqualTo(new PayResult.Paid(payment, true));
    }

    @Test
    void the_outcome_is_answered_when_it_is_known_in_time() {
        lane.outcome = payment -> CompletableFuture.completedFuture(house.finish.succeeded(payment, "ann"));

        assertThat(paid(FakePayments.order("M1")).state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void after_the_deadline_the_payment_is_answered_processing_and_goes_on() {
        CompletableFuture<PaymentView> later = new CompletableFuture<>();
        lane.outcome = payment -> later;

        PaymentView payment = paid(FakePayments.order("M1"));

        assertThat(payment.state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(later).isNotCancelled();
        assertThat(lane.reserved).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "StockReservations:reserve(, 0, false",
        "FundsHolds:place(,         0, false",
        "PointsHolds:place(,        0, true",
        "PointsHolds:place(,      200, false",
        "Accounts:find(,          200, true"
    })
    void nothing_is_begun_while_the_breaker_of_a_try_that_it_needs_is_open(String open, long points, boolean begun) {
        quote = new QuoteOutcome.Quoted(Money.of(200, CurrencyCode.CNY));
        away = open;

        if (begun) {
            assertThat(paid(FakePayments.order("M1", points)).points()).isEqualTo(points);
        } else {
            assertRefused(FakePayments.order("M1", points), PayOutcome.Reason.PARTICIPANT_UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"FundsHolds, false", "nobody, true"})
    void what_is_in_the_way_of_new_payments_keeps_nobody_from_hearing_of_one_that_was_made(String open, boolean full) {
        PaymentView made = paid(FakePayments.order("M1"));
        away = open;
        lane.full = full;

        assertThat(pay.pay(FakePayments.order("M1"), payment -> {
                    throw new AssertionError("nothing is written");
                }))
                .isEqualTo(new PayResult.Paid(made, false));
        assertThat(pay.pay(withAmount(1), AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Refused(PayOutcome.Reason.PAYMENT_NO_REUSED));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000000000001", "9223372036854775807", "-9223372036854775808"})
    void an_amount_out_of_range_is_refused(long amountMinor) {
        assertRefused(withAmount(amountMinor), PayOutcome.Reason.AMOUNT_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource({"1", "1000000000000"})
    void an_amount_at_either_end_of_the_range_is_accepted(long amountMinor) {
        assertThat(paid(withAmount(amountMinor)).amount().amountMinor()).isEqualTo(amountMinor);
    }

    @Test
    void a_merchant_that_does_not_exist_is_refused() {
        PayOrder order =
                new PayOrder("mer_2", "M1", "ord_1", PaymentMethod.WALLET, "acc_1", Money.of(1, CurrencyCode.CNY), 0);

        assertRefused(order, PayOutcome.Reason.MERCHANT_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"CURRENCY_NOT_REDEEMABLE, CURRENCY_NOT_REDEEMABLE", "POINTS_NOT_REDEEMABLE, POINTS_NOT_REDEEMABLE"})
    void points_that_are_worth_nothing_are_refused(QuoteOutcome.Reason answer, PayOutcome.Reason reason) {
        quote = new QuoteOutcome.Refused(answer);

        assertRefused(FakePayments.order("M1", 200), reason);
    }

    @Test
    void points_without_a_quote_are_refused_for_now() {
        assertRefused(FakePayments.order("M1", 200), PayOutcome.Reason.POINTS_UNAVAILABLE);
    }

    @Test
    void fewer_than_no_points_are_refused() {
        assertRefused(FakePayments.order("M1", -1), PayOutcome.Reason.POINTS_NOT_REDEEMABLE);
    }

    @ParameterizedTest
    @CsvSource({"501", "1000", "1001", "0"})
    void points_pay_at_most_half(long valueMinor) {
        quote = new QuoteOutcome.Quoted(Money.of(valueMinor, CurrencyCode.CNY));

        assertRefused(FakePayments.order("M1", 200), PayOutcome.Reason.POINTS_NOT_REDEEMABLE);
    }

    @Test
    void points_pay_half() {
        quote = new QuoteOutcome.Quoted(Money.of(500, CurrencyCode.CNY));

        assertThat(paid(FakePayments.order("M1", 200)).pointsValueMinor()).isEqualTo(500);
    }

    @Test
    void points_asked_again_need_no_quote() {
        quote = new QuoteOutcome.Quoted(Money.of(500, CurrencyCode.CNY));
        PaymentView first = paid(FakePayments.order("M1", 200));
        quote = null;

        assertThat(pay.pay(FakePayments.order("M1", 200), AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Paid(first, false));
    }

    @Test
    void the_same_number_with_the_same_content_is_paid_once() {
        PaymentView first = paid(FakePayments.order("M1"));
        PaymentView ended = house.finish.succeeded(first, "ann");

        PayResult again = pay.pay(FakePayments.order("M1"), payment -> {
            throw new AssertionError("nothing is written");
        });

        assertThat(again).isEqualTo(new PayResult.Paid(ended, false));
        assertThat(database.count("payment")).isOne();
        assertThat(lane.started).hasSize(1);
        assertThat(lane.reserved).hasValue(1);
    }

    static Stream<PayOrder> otherContents() {
        Money amount = Money.of(1_000, CurrencyCode.CNY);
        PaymentMethod wallet = PaymentMethod.WALLET;
        String merchant = FakePayments.MERCHANT;
        return Stream.of(
                new PayOrder(merchant, "M1", "ord_2", wallet, "acc_1", amount, 0),
                new PayOrder(merchant, "M1", "ord_1", wallet, "acc_2", amount, 0),
                new PayOrder(merchant, "M1", "ord_1", wallet, "acc_1", Money.of(999, CurrencyCode.CNY), 0),
                new PayOrder(merchant, "M1", "ord_1", wallet, "acc_1", Money.of(1_000, CurrencyCode.USD), 0),
                new PayOrder(merchant, "M1", "ord_1", wallet, "acc_1", amount, 200));
    }

    @ParameterizedTest
    @MethodSource("otherContents")
    void the_same_number_with_another_content_is_refused(PayOrder other) {
        paid(FakePayments.order("M1"));

        assertThat(pay.pay(other, AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Refused(PayOutcome.Reason.PAYMENT_NO_REUSED));
        assertThat(database.count("payment")).isOne();
    }

    @Test
    void the_number_of_a_payment_that_is_captured_by_hand_is_taken() {
        PaymentView first = paid(FakePayments.order("M1"));
        database.jdbc().update("UPDATE payment SET capture_method = 'MANUAL' WHERE payment_id = ?", first.paymentId());

        assertThat(pay.pay(FakePayments.order("M1"), AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Refused(PayOutcome.Reason.PAYMENT_NO_REUSED));
    }

    @Test
    void fifty_at_once_with_one_number_make_one_payment() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        Callable<PayResult> one = () -> pay.pay(FakePayments.order("M1"), AcceptCompanion.NOTHING);
        List<PayResult.Paid> results = new ArrayList<>();
        for (Future<PayResult> result : threads.invokeAll(Collections.nCopies(50, one))) {
            results.add((PayResult.Paid) result.get());
        }
        threads.shutdown();

        assertThat(results.stream().filter(PayResult.Paid::made)).hasSize(1);
        assertThat(results.stream().map(paid -> paid.payment().paymentId()).distinct())
                .hasSize(1);
        assertThat(lane.started).hasSize(1);
        assertThat(lane.reserved).hasValue(1);
    }

    /** All fifty then hold the lock of a duplicate that is none, and each is in the way of the others' insert. */
    @Test
    void fifty_at_once_behind_one_that_is_undone_make_one_payment() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(51);
        CountDownLatch stored = new CountDownLatch(1);
        Future<PayResult> undone = threads.submit(() -> pay.pay(FakePayments.order("M1"), payment -> {
            stored.countDown();
            while (lane.reserved.get() < 51) {
                LockSupport.parkNanos(1_000_000);
            }
            throw new IllegalStateException("nonce reused");
        }));
        stored.await();
        Callable<PayResult> one = () -> pay.pay(FakePayments.order("M1"), AcceptCompanion.NOTHING);
        List<PayResult.Paid> results = new ArrayList<>();
        for (Future<PayResult> result : threads.invokeAll(Collections.nCopies(50, one))) {
            results.add((PayResult.Paid) result.get());
        }
        threads.shutdown();

        assertThatThrownBy(undone::get).hasMessageContaining("nonce reused");
        assertThat(results.stream().filter(PayResult.Paid::made)).hasSize(1);
        assertThat(database.count("payment")).isOne();
        assertThat(lane.reserved).hasValue(1);
    }

    @Test
    void without_a_free_place_nothing_is_written() {
        lane.full = true;

        assertRefused(FakePayments.order("M1"), PayOutcome.Reason.BUSY);
    }

    @Test
    void what_the_companion_throws_undoes_the_payment_and_frees_its_place() {
        IllegalStateException reused = new IllegalStateException("nonce reused");

        assertThatThrownBy(() -> pay.pay(FakePayments.order("M1"), payment -> {
                    throw reused;
                }))
                .isSameAs(reused);

        assertThat(database.count("payment")).isZero();
        assertThat(lane.started).isEmpty();
        assertThat(lane.reserved).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"''", "' M1'", "'M1 '", "'" + "x23456789x123456789x123456789x123456789x123456789x123456789x1234" + "x'"
    })
    void a_number_that_is_empty_too_long_or_has_blanks_around_it_is_no_number(String number) {
        assertThatThrownBy(() -> pay.pay(FakePayments.order(number), AcceptCompanion.NOTHING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "'ord 1'", "'ord_\u00e9'", "'ord_3456789x123456789x123456789x123456789x'"})
    void an_order_id_that_no_order_can_have_is_refused(String orderId) {
        PayOrder order = new PayOrder(
                FakePayments.MERCHANT, "M1", orderId, PaymentMethod.WALLET, "acc_1", Money.of(1, CurrencyCode.CNY), 0);

        assertThatThrownBy(() -> pay.pay(order, AcceptCompanion.NOTHING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbers_differ_by_case_and_accent() {
        assertThat(paid(FakePayments.order("m\u00e9")).paymentId())
                .isNotEqualTo(paid(FakePayments.order("me")).paymentId());
        assertThat(paid(FakePayments.order("ME")).paymentId())
                .isNotEqualTo(paid(FakePayments.order("me")).paymentId());
    }

    private static final String CEILING =
            "{\"id\":\"c\",\"kind\":\"CEILING\",\"limit_minor\":999,\"currency\":\"CNY\"," + "\"verdict\":\"REFUSE\"}";

    @Test
    void what_risk_control_refuses_is_stored_failed_and_nobody_is_asked() {
        house.risk.rules(CEILING);
        List<PaymentView> accepted = new ArrayList<>();

        PayResult.Paid result = (PayResult.Paid) pay.pay(FakePayments.order("M1"), accepted::add);

        PaymentView payment = result.payment();
        assertThat(result.made()).isTrue();
        assertThat(payment.state()).isEqualTo(PaymentState.FAILED);
        assertThat(payment.failureReason()).isEqualTo(FailureReason.RISK_REFUSED);
        assertThat(accepted).hasSize(1);
        assertThat(lane.started).isEmpty();
        assertThat(lane.reserved).hasValue(0);
        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(house.events(payment)).isOne();
        assertThat(house.replied).containsExactly(payment);
        assertThat(house.finished).containsExactly(payment);
        assertThat(house.risk.decisions).extracting(RiskDecision::verdict).containsExactly(RiskVerdict.REFUSE);
        assertThat(pay.pay(FakePayments.order("M1"), AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Paid(payment, false));
        assertThat(database.count("risk_decision")).isOne();
    }

    @Test
    void a_payment_names_the_rules_that_judged_it() {
        house.risk.rules(CEILING.replace("999", "1000"));

        PaymentView payment = paid(FakePayments.order("M1"));

        assertThat(payment.state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(database.jdbc().queryForObject("SELECT risk_rules FROM payment", String.class))
                .isEqualTo(house.risk.rules.current().version());
        assertThat(database.count("risk_decision")).isZero();
        assertThat(house.risk.decisions).extracting(RiskDecision::verdict).containsExactly(RiskVerdict.ALLOW);
    }

    @Test
    void fifty_payments_at_once_of_a_payer_with_a_limit_of_ten_let_exactly_ten_pass() throws Exception {
        house.risk.rules("{\"id\":\"v\",\"kind\":\"VELOCITY\",\"subject\":\"PAYER\",\"window_seconds\":60,"
                + "\"limit_count\":10,\"verdict\":\"REFUSE\"}");
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Callable<PaymentView>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String number = "M" + i;
            all.add(() -> paid(FakePayments.order(number)));
        }
        List<PaymentState> states = new ArrayList<>();
        for (Future<PaymentView> each : threads.invokeAll(all)) {
            states.add(each.get().state());
        }
        threads.shutdown();

        assertThat(states).filteredOn(PaymentState.PROCESSING::equals).hasSize(10);
        assertThat(states).filteredOn(PaymentState.FAILED::equals).hasSize(40);
        assertThat(lane.started).hasSize(10);
        assertThat(lane.reserved).hasValue(10);
        assertThat(database.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM payment WHERE failure_reason = 'RISK_REFUSED'", Long.class))
                .isEqualTo(40);
    }

    @Test
    void what_the_companion_throws_undoes_the_count_as_well() {
        house.risk.rules(CEILING);

        assertThatThrownBy(() -> pay.pay(FakePayments.order("M1"), payment -> {
                    throw new IllegalStateException("the key is taken");
                }))
                .hasMessage("the key is taken");

        assertThat(database.count("risk_decision")).isZero();
        assertThat(house.risk.decisions).isEmpty();
    }

    @Test
    void inputs_that_cannot_be_are_no_inputs() {
        PayOrder order = new PayOrder(
                FakePayments.MERCHANT,
                "M1",
                "ord_1",
                PaymentMethod.WALLET,
                "acc_1",
                Money.of(1, CurrencyCode.CNY),
                0,
                new RiskInputs(null, "localhost", null, null, null),
                null);

        assertThatThrownBy(() -> pay.pay(order, AcceptCompanion.NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("risk.ip");
    }

    private static final class FakeLane implements PaymentLane {

        private final AtomicInteger reserved = new AtomicInteger();
        private final List<PaymentView> started = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean full;
        private volatile java.util.function.Function<PaymentView, CompletableFuture<PaymentView>> outcome =
                CompletableFuture::completedFuture;

        @Override
        public Place reserve() {
            if (full) {
                return null;
            }
            reserved.incrementAndGet();
            return new Place() {
                private boolean used;

                @Override
                public CompletableFuture<PaymentView> start(PaymentView payment) {
                    used = true;
                    started.add(payment);
                    return outcome.apply(payment);
                }

                @Override
                public void close() {
                    if (!used) {
                        reserved.decrementAndGet();
                    }
                }
            };
        }
    }
}

package io.holdfast.points.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.GrantOutcome.Declined;
import io.holdfast.contract.points.GrantOutcome.Done;
import io.holdfast.contract.points.GrantOutcome.Reason;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsEntry;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.earning.SettledPayment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What single calls do and answer. That they may come in any order and number stands in {@link GrantOrdersTest}. */
class GrantTest {

    private static PointsFixture points;
    private static GrantFixture calls;

    private final Owner ada = new Owner(PublicId.mint("mer"), "ada");
    private final GrantPoints payment = payment(ada.customer(), 1_050);

    @BeforeAll
    static void open() {
        points = new PointsFixture();
        calls = GrantFixture.of(points, points.rates);
    }

    @AfterAll
    static void close() {
        points.close();
    }

    @AfterEach
    void audit() {
        points.audit();
    }

    @Test
    void a_payment_earns_and_its_refunds_take_back_what_their_part_earned() {
        assertThat(calls.grant().grant(payment)).isEqualTo(new Done(10));
        // 1,050 - 51 earns 9, and 999 - 900 nothing: what is left decides, not each refund by itself.
        assertThat(takeBack("a", 51)).isEqualTo(new Done(1));
        assertThat(takeBack("b", 900)).isEqualTo(new Done(9));
        assertThat(takeBack("c", 99)).isEqualTo(new Done(0));
        assertThat(available()).isZero();
        calls.restore().restore(refund("b", 900));
        assertThat(available()).isEqualTo(9);
    }

    @Test
    void each_call_answers_as_it_did_the_first_time() {
        calls.grant().grant(payment);
        takeBack("a", 500);
        assertThat(calls.grant().grant(payment)).isEqualTo(new Done(10));
        assertThat(takeBack("a", 500)).isEqualTo(new Done(5));
        calls.revoke().revoke(payment);
        calls.revoke().revoke(payment);
        assertThat(takeBack("a", 500)).isEqualTo(new Done(5));
        assertThat(calls.grant().grant(payment)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(available()).isZero();
    }

    @Test
    void a_grant_after_a_refund_gives_what_is_left() {
        assertThat(takeBack("a", 500)).isEqualTo(new Done(0));
        assertThat(calls.grant().grant(payment)).isEqualTo(new Done(5));
        calls.restore().restore(refund("a", 500));
        assertThat(available()).isEqualTo(10);
    }

    @Test
    void what_was_revoked_or_restored_before_it_came_is_refused() {
        calls.restore().restore(refund("a", 500));
        assertThat(takeBack("a", 500)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        calls.revoke().revoke(payment);
        assertThat(calls.grant().grant(payment)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(points.balances.entries(ada, null, 10)).isEmpty();
    }

    @Test
    void more_than_was_captured_is_not_taken_back_and_leaves_no_trace() {
        calls.grant().grant(payment);
        takeBack("a", 1_000);
        assertThat(takeBack("b", 51)).isEqualTo(new Declined(Reason.AMOUNT_TOO_HIGH));
        assertThat(takeBack("b", Long.MAX_VALUE)).isEqualTo(new Declined(Reason.AMOUNT_TOO_HIGH));
        calls.restore().restore(refund("a", 1_000));
        assertThat(takeBack("b", 51)).isEqualTo(new Done(1));
        assertThat(available()).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("otherContents")
    void another_content_is_refused(UnaryOperator<GrantPoints> other) {
        GrantPoints changed = other.apply(payment);
        calls.grant().grant(payment);
        assertThat(calls.grant().grant(changed)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        TakeBackPoints refund = new TakeBackPoints(
                id("a"), changed, Money.of(1, changed.captured().currency()));
        assertThat(calls.takeBack().takeBack(refund)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThatThrownBy(() -> calls.revoke().revoke(changed)).isInstanceOf(IllegalStateException.class);
        // Its compensation has nothing to undo, and ends.
        calls.restore().restore(refund);
        assertThat(available()).isEqualTo(10);
    }

    static Stream<UnaryOperator<GrantPoints>> otherContents() {
        return Stream.of(
                of -> new GrantPoints(of.paymentId(), PublicId.mint("mer"), of.customer(), of.captured()),
                of -> new GrantPoints(of.paymentId(), of.merchantId(), "ben", of.captured()),
                of -> new GrantPoints(of.paymentId(), of.merchantId(), null, of.captured()),
                of -> new GrantPoints(of.paymentId(), of.merchantId(), of.customer(), cny(1_051)),
                of -> new GrantPoints(
                        of.paymentId(), of.merchantId(), of.customer(), Money.of(1_050, CurrencyCode.USD)));
    }

    @Test
    void a_refund_stands_for_one_amount_of_one_payment() {
        calls.grant().grant(payment);
        takeBack("a", 500);
        GrantPoints elsewhere = payment(ada.customer(), 1_050);
        TakeBackPoints moved = new TakeBackPoints(id("a"), elsewhere, cny(500));
        assertThat(takeBack("a", 499)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(calls.takeBack().takeBack(moved)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThatThrownBy(() -> calls.restore().restore(refund("a", 499))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> calls.restore().restore(moved)).isInstanceOf(IllegalStateException.class);
        assertThat(available()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0, CNY", "-1, CNY", "100, USD"})
    void what_no_refund_can_be_is_the_callers_mistake(long amountMinor, CurrencyCode currency) {
        TakeBackPoints refund = new TakeBackPoints(id("a"), payment, Money.of(amountMinor, currency));
        assertThatThrownBy(() -> calls.takeBack().takeBack(refund)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_order_without_a_customer_earns_nothing_and_can_be_refunded() {
        GrantPoints nobody = payment(null, 1_050);
        assertThat(calls.grant().grant(nobody)).isEqualTo(new Done(0));
        assertThat(calls.takeBack().takeBack(new TakeBackPoints(id("a"), nobody, cny(1_050))))
                .isEqualTo(new Done(0));
        calls.restore().restore(new TakeBackPoints(id("a"), nobody, cny(1_050)));
        calls.revoke().revoke(nobody);
        assertThat(calls.grant().grant(nobody)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
    }

    @Test
    void who_spent_what_is_taken_back_owes_it_and_spends_nothing_until_it_is_earned() {
        calls.grant().grant(payment);
        spend(PublicId.mint("pay"), 8);
        assertThat(takeBack("a", 1_050)).isEqualTo(new Done(10));
        assertThat(available()).isEqualTo(-8);
        assertThat(hold(PublicId.mint("pay"), 1))
                .isEqualTo(new PointsHoldOutcome.Declined(PointsHoldOutcome.Reason.INSUFFICIENT_POINTS));
        calls.grant().grant(payment(ada.customer(), 1_000));
        assertThat(available()).isEqualTo(2);
        assertThat(hold(PublicId.mint("pay"), 3))
                .isEqualTo(new PointsHoldOutcome.Declined(PointsHoldOutcome.Reason.INSUFFICIENT_POINTS));
        calls.restore().restore(refund("a", 1_050));
        assertThat(hold(PublicId.mint("pay"), 12)).isEqualTo(new PointsHoldOutcome.Held());
    }

    @Test
    void what_is_held_stays_held_when_what_it_was_earned_by_is_taken_back() {
        calls.grant().grant(payment);
        String other = PublicId.mint("pay");
        hold(other, 10);
        takeBack("a", 1_050);
        assertThat(points.balances.of(ada).available()).isEqualTo(-10);
        assertThat(points.balances.of(ada).frozen()).isEqualTo(10);
        points.cancelHold().cancel(other, null);
        assertThat(available()).isZero();
    }

    /** What they paid the merchant keeps: given back, they would pay him again and again. */
    @Test
    void points_spent_on_a_payment_stay_spent_when_all_its_money_goes_back() {
        points.grant(ada, PublicId.mint("pay"), 100);
        spend(payment.paymentId(), 30);
        calls.grant().grant(payment);
        assertThat(available()).isEqualTo(80);
        assertThat(takeBack("a", 1_050)).isEqualTo(new Done(10));
        assertThat(available()).isEqualTo(70);
        calls.restore().restore(refund("a", 1_050));
        assertThat(available()).isEqualTo(80);
    }

    @Test
    void the_rate_of_the_first_call_is_the_payments_for_ever() {
        GrantFixture later = GrantFixture.of(points, new Rates(Map.of(CurrencyCode.CNY, 10L), Map.of()));
        calls.grant().grant(payment);
        assertThat(later.takeBack().takeBack(refund("a", 500))).isEqualTo(new Done(5));
        later.restore().restore(refund("a", 500));
        assertThat(available()).isEqualTo(10);

        GrantPoints refundedFirst = payment(ada.customer(), 1_050);
        calls.takeBack().takeBack(new TakeBackPoints(id("b"), refundedFirst, cny(50)));
        points.earnPoints(new Rates(Map.of(CurrencyCode.CNY, 10L), Map.of()))
                .earn(List.of(new SettledPayment(
                        PublicId.mint("evt"), refundedFirst.paymentId(), ada, refundedFirst.captured())));
        assertThat(available()).isEqualTo(20);

        GrantFixture off = GrantFixture.of(points, new Rates(Map.of(), Map.of()));
        GrantPoints free = payment(ada.customer(), 1_050);
        assertThat(off.grant().grant(free)).isEqualTo(new Done(0));
        assertThat(calls.takeBack().takeBack(new TakeBackPoints(id("c"), free, cny(500))))
                .isEqualTo(new Done(0));
        assertThat(available()).isEqualTo(20);
    }

    @Test
    void history_shows_every_kind_with_what_it_belongs_to() {
        calls.grant().grant(payment);
        takeBack("a", 500);
        calls.restore().restore(refund("a", 500));
        calls.revoke().revoke(payment);
        assertThat(points.balances.entries(ada, null, 10))
                .extracting(PointsEntry::operation, PointsEntry::reference, PointsEntry::points)
                .containsExactly(
                        Assertions.tuple("revoke", payment.paymentId(), -10L),
                        Assertions.tuple("restore", id("a"), 5L),
                        Assertions.tuple("take_back", id("a"), -5L),
                        Assertions.tuple("earn", payment.paymentId(), 10L));
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE points_grant SET points = points + 1, points_grant_is_what_was_earned",
        "'UPDATE points_grant SET refunded_minor = captured_minor + 1, points = 0', points_grant_refunds_fit"
    })
    void the_database_itself_keeps_the_rule(String statement, String rule) {
        calls.grant().grant(payment);
        assertThatThrownBy(() -> points.jdbc.update(statement + " WHERE payment_id = '" + payment.paymentId() + "'"))
                .hasMessageContaining(rule);
    }

    private GrantOutcome takeBack(String refund, long amountMinor) {
        return calls.takeBack().takeBack(refund(refund, amountMinor));
    }

    private TakeBackPoints refund(String refund, long amountMinor) {
        return new TakeBackPoints(id(refund), payment, cny(amountMinor));
    }

    /** A refund of this test's payment, by a short name. */
    private String id(String refund) {
        return "ref_" + refund + payment.paymentId().substring(4);
    }

    private void spend(String paymentId, long count) {
        assertThat(hold(paymentId, count)).isEqualTo(new PointsHoldOutcome.Held());
        points.confirmHold().confirm(paymentId, null);
    }

    private PointsHoldOutcome hold(String paymentId, long count) {
        return points.placeHold()
                .place(
                        new PlacePointsHold(
                                paymentId, ada.merchantId(), ada.customer(), count, cny(count), Instant.now()),
                        "x" + paymentId,
                        1);
    }

    private GrantPoints payment(@Nullable String customer, long capturedMinor) {
        return new GrantPoints(PublicId.mint("pay"), ada.merchantId(), customer, cny(capturedMinor));
    }

    private long available() {
        return points.balances.of(ada).available();
    }

    private static Money cny(long amountMinor) {
        return Money.of(amountMinor, CurrencyCode.CNY);
    }
}

package io.holdfast.points.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.GrantOutcome.Declined;
import io.holdfast.contract.points.GrantOutcome.Done;
import io.holdfast.contract.points.GrantOutcome.Reason;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.earning.EarnPoints;
import io.holdfast.points.earning.SettledPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls in every order and number end alike. The payment is of 1,050 in money and 30 points, at 100 a point. */
class GrantOrdersTest {

    private static final int DUPLICATES = 50;

    private static PointsFixture points;
    private static GrantFixture calls;
    private static EarnPoints earnPoints;

    private final Owner ada = new Owner(PublicId.mint("mer"), "ada");
    private final GrantPoints payment =
            new GrantPoints(PublicId.mint("pay"), ada.merchantId(), ada.customer(), cny(1_050));
    private final TakeBackPoints part = new TakeBackPoints(PublicId.mint("ref"), payment, cny(351));
    private final TakeBackPoints rest = new TakeBackPoints(PublicId.mint("ref"), payment, cny(699));

    enum Call {
        GRANT,
        EVENT,
        REVOKE,
        TAKE_PART,
        TAKE_REST,
        RESTORE_PART,
        RESTORE_REST
    }

    @BeforeAll
    static void open() {
        points = new PointsFixture();
        calls = GrantFixture.of(points, points.rates);
        earnPoints = points.earnPoints();
    }

    @AfterAll
    static void close() {
        points.close();
    }

    @BeforeEach
    void thirty_points_pay_a_part() {
        points.grant(ada, PublicId.mint("pay"), 100);
        points.placeHold()
                .place(
                        new PlacePointsHold(
                                payment.paymentId(), ada.merchantId(), ada.customer(), 30, cny(30), Instant.now()),
                        "x" + payment.paymentId(),
                        1);
        points.confirmHold().confirm(payment.paymentId(), null);
        assertThat(points.balances.of(ada).available()).isEqualTo(70);
    }

    @AfterEach
    void audit() {
        points.audit();
    }

    static Stream<List<Call>> settled_and_refunded_in_part() {
        return orders(Call.GRANT, Call.EVENT, Call.TAKE_PART);
    }

    @ParameterizedTest
    @MethodSource
    void settled_and_refunded_in_part(List<Call> order) {
        order.forEach(this::call);
        assertThat(available()).isEqualTo(70 + 6);
    }

    static Stream<List<Call>> settled_and_refunded_in_full() {
        return orders(Call.GRANT, Call.EVENT, Call.TAKE_PART, Call.TAKE_REST);
    }

    @ParameterizedTest
    @MethodSource
    void settled_and_refunded_in_full(List<Call> order) {
        order.forEach(this::call);
        assertThat(available()).isEqualTo(70);
    }

    /** One refund is undone, and the other stands, whether the undoing comes before it or after. */
    static Stream<List<Call>> settled_and_one_refund_fails() {
        return orders(Call.GRANT, Call.EVENT, Call.TAKE_PART, Call.TAKE_REST, Call.RESTORE_REST);
    }

    @ParameterizedTest
    @MethodSource
    void settled_and_one_refund_fails(List<Call> order) {
        order.forEach(this::call);
        assertThat(available()).isEqualTo(70 + 6);
    }

    static Stream<List<Call>> settled_and_both_refunds_fail() {
        return orders(Call.EVENT, Call.TAKE_PART, Call.TAKE_REST, Call.RESTORE_PART, Call.RESTORE_REST);
    }

    @ParameterizedTest
    @MethodSource
    void settled_and_both_refunds_fail(List<Call> order) {
        order.forEach(this::call);
        assertThat(available()).isEqualTo(70 + 10);
    }

    static Stream<List<Call>> revoked() {
        return orders(Call.GRANT, Call.EVENT, Call.REVOKE, Call.TAKE_PART, Call.RESTORE_PART);
    }

    @ParameterizedTest
    @MethodSource
    void revoked(List<Call> order) {
        order.forEach(this::call);
        assertThat(available()).isEqualTo(70);
    }

    /** Every second call twice in a row, and all once more at the end: a repeat changes nothing. */
    @Test
    void repeats_change_nothing() {
        List<Call> order = List.of(Call.TAKE_PART, Call.GRANT, Call.TAKE_REST, Call.EVENT, Call.RESTORE_REST);
        for (Call call : order) {
            call(call);
            long once = available();
            call(call);
            assertThat(available()).as("%s again", call).isEqualTo(once);
        }
        order.forEach(this::call);
        assertThat(available()).isEqualTo(70 + 6);
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void fifty_of_the_same_at_once_are_one(Call call) throws Exception {
        if (call == Call.RESTORE_REST) {
            call(Call.TAKE_REST);
        }
        AtOnce.call(Collections.nCopies(DUPLICATES, task(call)));
        long once = available();
        call(call);
        assertThat(available()).isEqualTo(once);
        if (call != Call.GRANT && call != Call.EVENT) {
            call(Call.EVENT);
        }
        assertThat(available())
                .isEqualTo(70
                        + switch (call) {
                            case GRANT, EVENT, RESTORE_PART, RESTORE_REST -> 10;
                            case REVOKE -> 0;
                            case TAKE_PART -> 6;
                            case TAKE_REST -> 3;
                        });
    }

    @Test
    void all_at_once_end_as_one_after_the_other() throws Exception {
        List<Call> storm = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            storm.addAll(List.of(Call.GRANT, Call.EVENT, Call.TAKE_PART, Call.TAKE_REST, Call.RESTORE_REST));
        }
        long seed = System.nanoTime();
        Collections.shuffle(storm, new Random(seed));
        AtOnce.call(storm.stream().map(this::task).toList());
        assertThat(available()).as("seed %d", seed).isEqualTo(70 + 6);
    }

    @Test
    void of_fifty_refunds_at_once_those_that_fit_take_back() throws Exception {
        call(Call.GRANT);
        List<Callable<GrantOutcome>> refunds = new ArrayList<>();
        for (int i = 0; i < DUPLICATES; i++) {
            TakeBackPoints refund = new TakeBackPoints(PublicId.mint("ref"), payment, cny(100));
            refunds.add(() -> calls.takeBack().takeBack(refund));
        }
        List<GrantOutcome> outcomes = AtOnce.call(refunds);
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(10).containsOnly(new Done(1));
        assertThat(outcomes).filteredOn(Declined.class::isInstance).containsOnly(new Declined(Reason.AMOUNT_TOO_HIGH));
        assertThat(available()).isEqualTo(70);
    }

    @Test
    void events_in_batches_meet_grants_and_refunds_of_the_same_payments() throws Exception {
        List<GrantPoints> payments = new ArrayList<>();
        List<SettledPayment> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            GrantPoints each = new GrantPoints(PublicId.mint("pay"), ada.merchantId(), "ben", cny(1_000));
            payments.add(each);
            events.add(event(each));
        }
        long seed = System.nanoTime();
        List<Callable<Object>> storm = new ArrayList<>();
        for (int consumer = 0; consumer < 4; consumer++) {
            List<SettledPayment> own = new ArrayList<>(events);
            Collections.shuffle(own, new Random(seed + consumer));
            storm.add(() -> earnPoints.earn(own));
        }
        for (GrantPoints each : payments) {
            storm.add(() -> calls.takeBack().takeBack(new TakeBackPoints(PublicId.mint("ref"), each, cny(400))));
        }
        payments.subList(0, 10).forEach(each -> storm.add(() -> calls.grant().grant(each)));
        Collections.shuffle(storm, new Random(seed));
        AtOnce.call(storm);
        assertThat(points.balances.of(new Owner(ada.merchantId(), "ben")).available())
                .as("seed %d", seed)
                .isEqualTo(30 * 6);
    }

    private Callable<Object> task(Call call) {
        return () -> {
            call(call);
            return call;
        };
    }

    private void call(Call call) {
        switch (call) {
            case GRANT -> calls.grant().grant(payment);
            case EVENT ->
                assertThat(earnPoints.earn(List.of(event(payment))).failed()).isEmpty();
            case REVOKE -> calls.revoke().revoke(payment);
            case TAKE_PART -> calls.takeBack().takeBack(part);
            case TAKE_REST -> calls.takeBack().takeBack(rest);
            case RESTORE_PART -> calls.restore().restore(part);
            case RESTORE_REST -> calls.restore().restore(rest);
        }
    }

    /** Each time another event, so that nothing but the payment tells that they are the same. */
    private SettledPayment event(GrantPoints of) {
        return new SettledPayment(
                PublicId.mint("evt"), of.paymentId(), new Owner(of.merchantId(), of.customer()), of.captured());
    }

    private static Stream<List<Call>> orders(Call... calls) {
        List<List<Call>> orders = new ArrayList<>();
        permute(List.of(calls), List.of(), orders);
        return orders.stream();
    }

    private static void permute(List<Call> left, List<Call> begun, List<List<Call>> orders) {
        if (left.isEmpty()) {
            orders.add(begun);
        }
        for (Call next : left) {
            List<Call> others = new ArrayList<>(left);
            others.remove(next);
            List<Call> longer = new ArrayList<>(begun);
            longer.add(next);
            permute(others, longer, orders);
        }
    }

    private long available() {
        return points.balances.of(ada).available();
    }

    private static Money cny(long amountMinor) {
        return Money.of(amountMinor, CurrencyCode.CNY);
    }
}

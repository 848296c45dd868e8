package io.holdfast.points.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.PointsHoldOutcome.Declined;
import io.holdfast.contract.points.PointsHoldOutcome.Held;
import io.holdfast.contract.points.PointsHoldOutcome.Reason;
import io.holdfast.contract.points.PointsView;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import io.holdfast.protection.deadline.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the branch's contract does not say: reasons, rates, and who may speak for a hold. */
class HoldTest {

    private static PointsFixture points;

    private final Owner ada = new Owner(PublicId.mint("mer"), "ada");
    private final String payment = PublicId.mint("pay");

    @BeforeAll
    static void open() {
        points = new PointsFixture();
    }

    @AfterAll
    static void close() {
        points.close();
    }

    @BeforeEach
    void grant() {
        points.grant(ada, PublicId.mint("pay"), 1_000);
    }

    @AfterEach
    void audit() {
        points.audit();
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 1000, 1000, HELD",
        "CNY, 1001, 1001, INSUFFICIENT_POINTS",
        "CNY,  100,   99, VALUE_MISMATCH",
        "CNY,  100,  101, VALUE_MISMATCH",
        "USD,  700,  100, HELD",
        "USD,  701,  100, VALUE_MISMATCH",
        "USD,    7,    7, VALUE_MISMATCH",
        "JPY,    5,    1, HELD",
        "JPY,    4,    0, VALUE_MISMATCH",
        "KWD,  1000, 500, HELD",
        "CNY,    0,    0, VALUE_MISMATCH",
        "CNY, -100, -100, VALUE_MISMATCH",
        "CNY, 1000000000001, 1000000000001, VALUE_MISMATCH"
    })
    void a_try_is_held_or_refused_for_a_reason(CurrencyCode currency, long count, long valueMinor, String expected) {
        PointsHoldOutcome outcome = place(ada, count, Money.of(valueMinor, currency), "x1", 1);
        assertThat(outcome instanceof Declined declined ? declined.reason().name() : "HELD")
                .isEqualTo(expected);
        assertThat(points.balances.of(ada).frozen()).isEqualTo(expected.equals("HELD") ? count : 0);
    }

    @Test
    void a_try_whose_time_has_run_out_writes_nothing() {
        try (Deadline.Scope scope = Deadline.in(Duration.ZERO).begin()) {
            assertThatThrownBy(() -> place(ada, 100, cny(100), "x1", 1)).isInstanceOf(CallRefusedException.class);
        }
        assertThat(points.balances.of(ada).frozen()).isZero();
        assertThat(place(ada, 100, cny(100), "x1", 1)).isEqualTo(new Held());
    }

    @Test
    void another_merchants_customer_of_the_same_name_has_points_of_his_own() {
        Owner other = new Owner(PublicId.mint("mer"), ada.customer());
        assertThat(place(other, 1, cny(1), "x1", 1)).isEqualTo(new Declined(Reason.INSUFFICIENT_POINTS));
        assertThat(points.balances.of(ada)).isEqualTo(new PointsView(ada.merchantId(), "ada", 1_000, 0));
    }

    @Test
    void a_second_transaction_cannot_take_over_a_hold() {
        assertThat(place(ada, 100, cny(100), "first", 1)).isEqualTo(new Held());
        assertThat(place(ada, 100, cny(100), "second", 2)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(points.cancelHold().cancel(payment, "second" + payment)).isEqualTo(BranchState.ABSENT);
        assertThat(points.confirmHold().confirm(payment, "second" + payment)).isEqualTo(BranchState.ABSENT);
        assertThat(report()).isEqualTo(new BranchReport(payment, BranchState.TRIED, "first" + payment));
        assertThat(points.confirmHold().confirm(payment, "first" + payment)).isEqualTo(BranchState.CONFIRMED);
    }

    @Test
    void a_mispriced_try_after_the_cancel_is_told_that_it_was_cancelled() {
        points.cancelHold().cancel(payment, "x1");
        assertThat(place(ada, 100, cny(1), "x1", 1)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
    }

    @Test
    void a_branch_holds_for_one_payment() {
        place(ada, 100, cny(100), "x1", 1);
        PlacePointsHold other =
                new PlacePointsHold(PublicId.mint("pay"), ada.merchantId(), "ada", 100, cny(100), Instant.now());
        assertThatThrownBy(() -> points.placeHold().place(other, "x1" + payment, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(other.paymentId());
        assertThat(points.balances.of(ada).frozen()).isEqualTo(100);
    }

    @Test
    void reports_come_in_the_order_asked_and_at_most_500_at_once() {
        place(ada, 100, cny(100), "x1", 1);
        String cancelled = PublicId.mint("pay");
        points.cancelHold().cancel(cancelled, "x2");
        assertThat(points.reportHolds().report(List.of("pay_unheard", cancelled, payment)))
                .containsExactly(
                        new BranchReport("pay_unheard", BranchState.ABSENT, null),
                        new BranchReport(cancelled, BranchState.CANCELLED, null),
                        new BranchReport(payment, BranchState.TRIED, "x1" + payment));
        assertThat(points.reportHolds().report(List.of())).isEmpty();
        List<String> tooMany = Collections.nCopies(501, payment);
        assertThatThrownBy(() -> points.reportHolds().report(tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sweep_asks_about_all_expired_holds_in_batches_and_undecided_ones_do_not_block_it() {
        List<String> payments = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String each = PublicId.mint("pay");
            payments.add(each);
            points.placeHold()
                    .place(new PlacePointsHold(each, ada.merchantId(), "ada", 100, cny(100), Instant.now()), each, i);
        }
        String last = payments.get(4);
        points.expireHolds(
                        asked -> asked.stream()
                                .map(id -> id.equals(last) ? Fate.CONFIRM : Fate.WAIT)
                                .toList(),
                        later(),
                        2)
                .run();
        assertThat(points.balances.of(ada)).isEqualTo(new PointsView(ada.merchantId(), "ada", 500, 400));
        points.expireHolds(asked -> Collections.nCopies(asked.size(), Fate.CANCEL), later(), 2)
                .run();
        assertThat(points.balances.of(ada)).isEqualTo(new PointsView(ada.merchantId(), "ada", 900, 0));
    }

    @Test
    void when_nobody_knows_a_payments_fate_its_hold_stays() {
        place(ada, 100, cny(100), "x1", 1);
        PaymentFates nobody = asked -> {
            throw new IllegalStateException("no provider");
        };
        points.expireHolds(nobody, later(), 100).run();
        assertThat(report().state()).isEqualTo(BranchState.TRIED);
    }

    private PointsHoldOutcome place(Owner owner, long count, Money value, String xid, long branchId) {
        return points.placeHold()
                .place(
                        new PlacePointsHold(payment, owner.merchantId(), owner.customer(), count, value, Instant.now()),
                        xid + payment,
                        branchId);
    }

    private BranchReport report() {
        return points.reportHolds().report(List.of(payment)).get(0);
    }

    private Clock later() {
        return Clock.offset(points.clock, Duration.ofHours(1));
    }

    private static Money cny(long amountMinor) {
        return Money.of(amountMinor, CurrencyCode.CNY);
    }
}

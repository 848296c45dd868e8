package io.holdfast.account.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.account.World;
import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.BookingOutcome.Booked;
import io.holdfast.contract.account.BookingOutcome.Declined;
import io.holdfast.contract.account.BookingOutcome.Reason;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelFundsTest {

    private final World world = World.shared();
    private final String merchant = World.merchant();
    private final String channel = World.channel();

    @AfterEach
    void the_books_balance() {
        world.audit.passes();
        world.fold.run();
        world.audit.passes();
    }

    @ParameterizedTest
    @CsvSource({
        // half-even to the currency's own minor unit; what nobody gets is not posted
        "CNY, 10000, 60,    60,   9940",
        "JPY, 50,    100,   0,    50",
        "JPY, 150,   100,   2,    148",
        "JPY, 1,     60,    0,    1",
        "KWD, 1250,  1000,  125,  1125",
        "KWD, 1234,  250,   31,   1203",
        "KWD, 100,   10000, 100,  0",
    })
    void a_capture_pays_merchant_and_fee_and_the_channel_owes(
            CurrencyCode currency, long paid, int basisPoints, long fee, long merchantGets) {
        long feeBefore = world.platform(AccountKind.FEE, currency);
        assertThat(world.capture.capture(payment(Money.of(paid, currency), basisPoints)))
                .isEqualTo(new Booked());
        assertThat(available(currency)).isEqualTo(merchantGets);
        assertThat(world.platform(AccountKind.FEE, currency) - feeBefore).isEqualTo(fee);
        assertThat(owed(currency)).isEqualTo(paid);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 1000, CNY, 7215, 60, 43, 7172",
        "CNY, 7215, JPY, 150, 100, 2, 148",
        "JPY, 1500, KWD, 3071, 250, 77, 2994",
    })
    void what_is_exchanged_balances_in_both_currencies(
            CurrencyCode from, long paid, CurrencyCode to, long credited, int basisPoints, long fee, long gets) {
        long boughtBefore = world.platform(AccountKind.FX, from);
        long soldBefore = world.platform(AccountKind.FX, to);
        long feeBefore = world.platform(AccountKind.FEE, to);
        CaptureChannelFunds capture = payment(Money.of(paid, from), Money.of(credited, to), basisPoints);
        assertThat(world.capture.capture(capture)).isEqualTo(new Booked());
        assertThat(owed(from)).isEqualTo(paid);
        assertThat(world.platform(AccountKind.FX, from) - boughtBefore).isEqualTo(paid);
        assertThat(world.platform(AccountKind.FX, to) - soldBefore).isEqualTo(-credited);
        assertThat(world.platform(AccountKind.FEE, to) - feeBefore).isEqualTo(fee);
        assertThat(available(to)).isEqualTo(gets);

        long suspenseBefore = world.platform(AccountKind.SUSPENSE, from);
        world.uncapture.uncapture(capture);
        assertThat(world.platform(AccountKind.FX, from)).isEqualTo(boughtBefore);
        assertThat(world.platform(AccountKind.FX, to)).isEqualTo(soldBefore);
        assertThat(world.platform(AccountKind.FEE, to)).isEqualTo(feeBefore);
        assertThat(available(to)).isZero();
        assertThat(owed(from)).isEqualTo(paid);
        assertThat(world.platform(AccountKind.SUSPENSE, from) - suspenseBefore).isEqualTo(paid);
    }

    @Test
    void fifty_captures_at_once_book_once() throws Exception {
        CaptureChannelFunds capture = payment(Money.of(100, CurrencyCode.CNY), 100);
        assertThat(atOnce(() -> world.capture.capture(capture))).containsOnly(new Booked());
        assertThat(available(CurrencyCode.CNY)).isEqualTo(99);
        assertThat(owed(CurrencyCode.CNY)).isEqualTo(100);
    }

    static Stream<Arguments> whatever_differs_is_another_content() {
        CaptureChannelFunds one =
                payment("m", "C", Money.of(100, CurrencyCode.CNY), Money.of(14, CurrencyCode.USD), 60);
        Map<String, CaptureChannelFunds> others = Map.of(
                "merchant", with(one, World.merchant(), one.channel(), one.receiptId(), one.paid(), one.credited(), 60),
                "channel", with(one, "m", "D", one.receiptId(), one.paid(), one.credited(), 60),
                "receipt", with(one, "m", "C", PublicId.mint("rcp"), one.paid(), one.credited(), 60),
                "paid", with(one, "m", "C", one.receiptId(), Money.of(101, CurrencyCode.CNY), one.credited(), 60),
                "paid in", with(one, "m", "C", one.receiptId(), Money.of(100, CurrencyCode.KWD), one.credited(), 60),
                "credited", with(one, "m", "C", one.receiptId(), one.paid(), Money.of(15, CurrencyCode.USD), 60),
                "credited in", with(one, "m", "C", one.receiptId(), one.paid(), Money.of(14, CurrencyCode.EUR), 60),
                "fee", with(one, "m", "C", one.receiptId(), one.paid(), one.credited(), 61));
        return others.entrySet().stream().map(other -> Arguments.of(other.getKey(), one, other.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatever_differs_is_another_content(String what, CaptureChannelFunds template, CaptureChannelFunds other) {
        String payment = PublicId.mint("pay");
        String receipt = PublicId.mint("rcp");
        CaptureChannelFunds one = renamed(template, payment, receipt);
        CaptureChannelFunds two =
                renamed(other, payment, other.receiptId().equals(template.receiptId()) ? receipt : other.receiptId());
        assertThat(world.capture.capture(one)).isEqualTo(new Booked());
        assertThat(world.capture.capture(two)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        world.uncapture.uncapture(two);
        assertThat(world.bookings.capture(payment)).isEqualTo(new StoredCapture(one, false));
        assertThat(world.capture.capture(one)).isEqualTo(new Booked());
    }

    @Test
    void a_receipt_pays_one_payment_or_waits_in_suspense() {
        CaptureChannelFunds first = payment(Money.of(100, CurrencyCode.CNY), 0);
        CaptureChannelFunds second = renamed(first, PublicId.mint("pay"), first.receiptId());
        world.capture.capture(first);
        assertThat(world.capture.capture(second)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(world.suspend.suspend(suspense(first))).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        world.uncapture.uncapture(first);
        assertThat(world.capture.capture(second)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(owed(CurrencyCode.CNY)).isEqualTo(100);

        CaptureChannelFunds late = payment(Money.of(50, CurrencyCode.CNY), 0);
        world.suspend.suspend(suspense(late));
        assertThat(world.capture.capture(late)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(owed(CurrencyCode.CNY)).isEqualTo(150);
    }

    @Test
    void what_is_taken_back_is_in_suspense_and_can_be_given_back() {
        long suspenseBefore = world.platform(AccountKind.SUSPENSE, CurrencyCode.CNY);
        long feeBefore = world.platform(AccountKind.FEE, CurrencyCode.CNY);
        CaptureChannelFunds capture = payment(Money.of(1_000, CurrencyCode.CNY), 60);
        world.capture.capture(capture);
        world.uncapture.uncapture(capture);
        world.uncapture.uncapture(capture);
        assertThat(available(CurrencyCode.CNY)).isZero();
        assertThat(world.platform(AccountKind.FEE, CurrencyCode.CNY)).isEqualTo(feeBefore);
        assertThat(owed(CurrencyCode.CNY)).isEqualTo(1_000);
        assertThat(world.platform(AccountKind.SUSPENSE, CurrencyCode.CNY) - suspenseBefore)
                .isEqualTo(1_000);
        assertThat(world.suspend.suspend(suspense(capture))).isEqualTo(new Booked());
        assertThat(owed(CurrencyCode.CNY)).isEqualTo(1_000);
        assertThat(world.giveBack.giveBack(suspense(capture))).isEqualTo(new Booked());
        assertThat(world.giveBack.giveBack(suspense(capture))).isEqualTo(new Booked());
        assertThat(owed(CurrencyCode.CNY)).isZero();
        assertThat(world.platform(AccountKind.SUSPENSE, CurrencyCode.CNY)).isEqualTo(suspenseBefore);
        assertThat(world.capture.capture(capture)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
    }

    @Test
    void a_capture_taken_back_before_it_came_is_refused_and_its_money_is_suspended_by_itself() {
        CaptureChannelFunds capture = payment(Money.of(1_000, CurrencyCode.CNY), 60);
        world.uncapture.uncapture(capture);
        assertThat(world.capture.capture(capture)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(owed(CurrencyCode.CNY)).isZero();
        assertThat(world.suspend.suspend(suspense(capture))).isEqualTo(new Booked());
        assertThat(owed(CurrencyCode.CNY)).isEqualTo(1_000);
    }

    @Test
    void fifty_who_take_back_at_once_move_once() throws Exception {
        CaptureChannelFunds capture = payment(Money.of(100, CurrencyCode.CNY), 100);
        world.capture.capture(capture);
        atOnce(() -> {
            world.uncapture.uncapture(capture);
            return true;
        });
        assertThat(available(CurrencyCode.CNY)).isZero();
        assertThat(owed(CurrencyCode.CNY)).isEqualTo(100);
    }

    @Test
    void captures_and_uncaptures_racing_leave_nothing_with_the_merchant() throws Exception {
        CaptureChannelFunds capture = payment(Money.of(100, CurrencyCode.CNY), 100);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            calls.add(() -> world.capture.capture(capture));
            calls.add(() -> {
                world.uncapture.uncapture(capture);
                return true;
            });
        }
        AtOnce.call(calls);
        assertThat(available(CurrencyCode.CNY)).isZero();
        StoredCapture stored = world.bookings.capture(capture.paymentId());
        assertThat(stored).isNotNull();
        assertThat(stored.undone()).isTrue();
    }

    /** All 120 orders; what is left to do is done again in the end. */
    @Test
    void any_order_of_steps_ends_with_the_money_given_back() {
        for (List<Integer> order : orders(5)) {
            CaptureChannelFunds capture = payment(Money.of(100, CurrencyCode.CNY), 100);
            for (int step : order) {
                switch (step) {
                    case 0, 1 -> world.capture.capture(capture);
                    case 2 -> world.uncapture.uncapture(capture);
                    case 3 -> world.suspend.suspend(suspense(capture));
                    default -> world.giveBack.giveBack(suspense(capture));
                }
            }
            assertThat(available(CurrencyCode.CNY)).as("%s", order).isZero();
            assertThat(world.suspend.suspend(suspense(capture))).as("%s", order).isEqualTo(new Booked());
            assertThat(world.giveBack.giveBack(suspense(capture)))
                    .as("%s", order)
                    .isEqualTo(new Booked());
            assertThat(owed(CurrencyCode.CNY)).as("%s", order).isZero();
        }
    }

    @Test
    void a_capture_whose_money_is_frozen_for_a_refund_stands_until_it_is_there_again() {
        CaptureChannelFunds capture = payment(Money.of(1_000, CurrencyCode.CNY), 0);
        world.capture.capture(capture);
        FreezeRefund refund = new FreezeRefund(
                PublicId.mint("ref"),
                capture.paymentId(),
                merchant,
                Money.of(1, CurrencyCode.CNY),
                Money.of(1, CurrencyCode.CNY),
                channel,
                null);
        world.freezeRefund.freeze(refund);
        assertThatIllegalStateException()
                .isThrownBy(() -> world.uncapture.uncapture(capture))
                .withMessageContaining("less available");
        assertThat(available(CurrencyCode.CNY)).isEqualTo(999);
        assertThat(world.bookings.capture(capture.paymentId())).isEqualTo(new StoredCapture(capture, false));
        world.releaseRefund.release(refund.refundId());
        world.uncapture.uncapture(capture);
        assertThat(available(CurrencyCode.CNY)).isZero();
    }

    @Test
    void suspense_is_booked_once_and_given_back_once() throws Exception {
        SuspendChannelFunds suspense = suspense(payment(Money.of(500, CurrencyCode.JPY), 0));
        assertThat(world.giveBack.giveBack(suspense)).isEqualTo(new Declined(Reason.NOT_FOUND));
        assertThat(atOnce(() -> world.suspend.suspend(suspense))).containsOnly(new Booked());
        assertThat(owed(CurrencyCode.JPY)).isEqualTo(500);
        assertThat(atOnce(() -> world.giveBack.giveBack(suspense))).containsOnly(new Booked());
        assertThat(owed(CurrencyCode.JPY)).isZero();
        assertThat(world.suspend.suspend(suspense)).isEqualTo(new Booked());
        assertThat(owed(CurrencyCode.JPY)).isZero();
    }

    @Test
    void suspense_of_another_content_is_declined() {
        SuspendChannelFunds one = suspense(payment(Money.of(500, CurrencyCode.JPY), 0));
        world.suspend.suspend(one);
        for (SuspendChannelFunds other : List.of(
                new SuspendChannelFunds(one.receiptId(), World.merchant(), channel, one.paid()),
                new SuspendChannelFunds(one.receiptId(), merchant, World.channel(), one.paid()),
                new SuspendChannelFunds(one.receiptId(), merchant, channel, Money.of(501, CurrencyCode.JPY)),
                new SuspendChannelFunds(one.receiptId(), merchant, channel, Money.of(500, CurrencyCode.CNY)))) {
            assertThat(world.suspend.suspend(other)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
            assertThat(world.giveBack.giveBack(other)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        }
        assertThat(owed(CurrencyCode.JPY)).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 0", "1000000000001, 100, 0", "100, 0, 0", "100, -1, 0", "100, 100, -1", "100, 100, 10001"})
    void a_content_out_of_range_is_refused(long paid, long credited, int basisPoints) {
        CaptureChannelFunds capture =
                payment(Money.of(paid, CurrencyCode.CNY), Money.of(credited, CurrencyCode.USD), basisPoints);
        assertThatIllegalArgumentException().isThrownBy(() -> world.capture.capture(capture));
        assertThatIllegalArgumentException().isThrownBy(() -> world.uncapture.uncapture(capture));
    }

    @Test
    void within_a_currency_nothing_is_exchanged() {
        CaptureChannelFunds capture = payment(Money.of(100, CurrencyCode.CNY), Money.of(99, CurrencyCode.CNY), 0);
        assertThatIllegalArgumentException().isThrownBy(() -> world.capture.capture(capture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wechat", "A B", "ABCDEFGHIJKLMNOPQRSTU"})
    void a_channel_has_a_plain_name(String name) {
        Money paid = Money.of(100, CurrencyCode.CNY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.capture.capture(payment(merchant, name, paid, paid, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.suspend.suspend(new SuspendChannelFunds("rcp_1", merchant, name, paid)));
    }

    private CaptureChannelFunds payment(Money paid, int basisPoints) {
        return payment(paid, paid, basisPoints);
    }

    private CaptureChannelFunds payment(Money paid, Money credited, int basisPoints) {
        return payment(merchant, channel, paid, credited, basisPoints);
    }

    private static CaptureChannelFunds payment(
            String merchant, String channel, Money paid, Money credited, int basisPoints) {
        return new CaptureChannelFunds(
                PublicId.mint("pay"), merchant, channel, PublicId.mint("rcp"), paid, credited, basisPoints);
    }

    private static CaptureChannelFunds with(
            CaptureChannelFunds one,
            String merchant,
            String channel,
            String receipt,
            Money paid,
            Money credited,
            int basisPoints) {
        return new CaptureChannelFunds(one.paymentId(), merchant, channel, receipt, paid, credited, basisPoints);
    }

    private static CaptureChannelFunds renamed(CaptureChannelFunds one, String payment, String receipt) {
        return new CaptureChannelFunds(
                payment, one.merchantId(), one.channel(), receipt, one.paid(), one.credited(), one.feeBasisPoints());
    }

    private static SuspendChannelFunds suspense(CaptureChannelFunds capture) {
        return new SuspendChannelFunds(capture.receiptId(), capture.merchantId(), capture.channel(), capture.paid());
    }

    private long available(CurrencyCode currency) {
        return world.merchants(merchant, currency).availableMinor();
    }

    private long owed(CurrencyCode currency) {
        return -world.account(world.channelAccounts.idOf(channel, currency)).availableMinor();
    }

    private static List<List<Integer>> orders(int count) {
        if (count == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (List<Integer> shorter : orders(count - 1)) {
            for (int at = 0; at <= shorter.size(); at++) {
                List<Integer> longer = new ArrayList<>(shorter);
                longer.add(at, count - 1);
                all.add(longer);
            }
        }
        return all;
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        return AtOnce.call(Collections.nCopies(50, call));
    }
}

package io.holdfast.account.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.account.World;
import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.BookingOutcome.Booked;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.RefundHoldOutcome;
import io.holdfast.contract.account.RefundHoldOutcome.Declined;
import io.holdfast.contract.account.RefundHoldOutcome.Frozen;
import io.holdfast.contract.account.RefundHoldOutcome.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundFundsTest {

    private static final BookingOutcome CANCELLED =
            new BookingOutcome.Declined(BookingOutcome.Reason.ALREADY_CANCELLED);

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
    @ValueSource(booleans = {true, false})
    void what_a_merchant_earned_is_frozen_whether_it_is_folded_or_not(boolean folded) {
        earn(600);
        earn(400);
        if (folded) {
            world.fold.run();
        }
        assertThat(freeze(refund(1_000))).isEqualTo(new Frozen());
        assertThat(available()).isZero();
        assertThat(frozen()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void more_than_there_is_freezes_nothing(boolean folded) {
        earn(600);
        earn(399);
        if (folded) {
            world.fold.run();
        }
        FreezeRefund refund = refund(1_000);
        assertThat(freeze(refund)).isEqualTo(new Declined(Reason.INSUFFICIENT_FUNDS));
        assertThat(available()).isEqualTo(999);
        assertThat(frozen()).isZero();
        earn(1);
        assertThat(freeze(refund)).isEqualTo(new Frozen());
    }

    @Test
    void a_refund_through_a_channel_makes_the_channel_owe_less() {
        earn(1_000);
        FreezeRefund refund = refund(300);
        freeze(refund);
        assertThat(settle(refund)).isEqualTo(new Booked());
        assertThat(settle(refund)).isEqualTo(new Booked());
        assertThat(available()).isEqualTo(700);
        assertThat(frozen()).isZero();
        assertThat(channels(CurrencyCode.CNY)).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({"CNY, 722, USD, 100", "KWD, 3071, JPY, 1500", "JPY, 150, CNY, 7215"})
    void a_refund_is_exchanged_back(CurrencyCode currency, long amount, CurrencyCode payers, long toPayer) {
        long soldBefore = world.platform(AccountKind.FX, payers);
        long boughtBefore = world.platform(AccountKind.FX, currency);
        world.earn(merchant, Money.of(amount, currency));
        FreezeRefund refund = refund(Money.of(amount, currency), Money.of(toPayer, payers), channel, null);
        assertThat(freeze(refund)).isEqualTo(new Frozen());
        assertThat(settle(refund)).isEqualTo(new Booked());
        assertThat(world.merchants(merchant, currency).frozenMinor()).isZero();
        assertThat(channels(payers)).isEqualTo(toPayer);
        assertThat(world.platform(AccountKind.FX, payers) - soldBefore).isEqualTo(-toPayer);
        assertThat(world.platform(AccountKind.FX, currency) - boughtBefore).isEqualTo(amount);
    }

    @ParameterizedTest
    @EnumSource(AccountStatus.class)
    void a_wallet_gets_its_own_money_back_whatever_its_status(AccountStatus status) {
        earn(1_000);
        AccountView wallet = world.wallet(merchant, CurrencyCode.CNY);
        world.statuses.change(merchant, wallet.accountId(), status);
        Money amount = Money.of(300, CurrencyCode.CNY);
        FreezeRefund refund = refund(amount, amount, null, wallet.accountId());
        assertThat(freeze(refund)).isEqualTo(new Frozen());
        assertThat(settle(refund)).isEqualTo(new Booked());
        assertThat(settle(refund)).isEqualTo(new Booked());
        assertThat(world.account(wallet).availableMinor()).isEqualTo(300);
        assertThat(world.account(wallet).status()).isEqualTo(status);
        assertThat(available()).isEqualTo(700);
    }

    @Test
    void what_is_not_a_wallet_of_this_merchant_in_this_currency_is_not_found() {
        earn(1_000);
        Money amount = Money.of(300, CurrencyCode.CNY);
        for (String account : List.of(
                "acc_unknown",
                world.wallet(World.merchant(), CurrencyCode.CNY).accountId(),
                world.wallet(merchant, CurrencyCode.USD).accountId(),
                world.merchantAccounts.idOf(merchant, CurrencyCode.CNY))) {
            assertThat(freeze(refund(amount, amount, null, account)))
                    .as(account)
                    .isEqualTo(new Declined(Reason.ACCOUNT_NOT_FOUND));
        }
        assertThat(frozen()).isZero();
    }

    @Test
    void a_release_gives_back_once_and_what_is_final_stays() {
        earn(1_000);
        FreezeRefund released = refund(300);
        freeze(released);
        release(released);
        release(released);
        assertThat(available()).isEqualTo(1_000);
        assertThat(settle(released)).isEqualTo(CANCELLED);
        assertThat(freeze(released)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        FreezeRefund settled = refund(300);
        freeze(settled);
        settle(settled);
        release(settled);
        assertThat(freeze(settled)).isEqualTo(new Frozen());
        assertThat(available()).isEqualTo(700);
        assertThat(frozen()).isZero();
    }

    @Test
    void a_release_before_the_freeze_refuses_it() {
        earn(1_000);
        FreezeRefund refund = refund(300);
        assertThat(settle(refund)).isEqualTo(new BookingOutcome.Declined(BookingOutcome.Reason.NOT_FOUND));
        release(refund);
        assertThat(freeze(refund)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(settle(refund)).isEqualTo(CANCELLED);
        assertThat(frozen()).isZero();
    }

    @Test
    void whatever_differs_is_another_content() {
        earn(1_000);
        FreezeRefund one = refund(300);
        Money amount = one.amount();
        String wallet = world.wallet(merchant, CurrencyCode.CNY).accountId();
        assertThat(freeze(one)).isEqualTo(new Frozen());
        assertThat(freeze(one)).isEqualTo(new Frozen());
        for (FreezeRefund other : List.of(
                other(one, "pay_other", merchant, amount, amount, channel, null),
                other(one, one.paymentId(), World.merchant(), amount, amount, channel, null),
                other(one, one.paymentId(), merchant, Money.of(3, CurrencyCode.USD), amount, channel, null),
                other(one, one.paymentId(), merchant, amount, Money.of(3, CurrencyCode.USD), channel, null),
                other(one, one.paymentId(), merchant, amount, amount, World.channel(), null),
                other(one, one.paymentId(), merchant, amount, amount, null, wallet))) {
            assertThat(freeze(other)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        }
        assertThat(frozen()).isEqualTo(300);
    }

    @Test
    void fifty_of_each_step_at_once_move_once() throws Exception {
        earn(1_000);
        FreezeRefund refund = refund(300);
        assertThat(atOnce(() -> freeze(refund))).containsOnly(new Frozen());
        assertThat(frozen()).isEqualTo(300);
        assertThat(atOnce(() -> settle(refund))).containsOnly(new Booked());
        assertThat(channels(CurrencyCode.CNY)).isEqualTo(300);
        FreezeRefund other = refund(300);
        freeze(other);
        atOnce(() -> release(other));
        assertThat(available()).isEqualTo(700);
        assertThat(frozen()).isZero();
    }

    @Test
    void settles_and_releases_racing_have_one_winner() throws Exception {
        earn(1_000);
        FreezeRefund refund = refund(300);
        freeze(refund);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            calls.add(() -> settle(refund));
            calls.add(() -> release(refund));
        }
        AtOnce.call(calls);
        boolean settled = settle(refund).equals(new Booked());
        assertThat(frozen()).isZero();
        assertThat(available()).isEqualTo(settled ? 700 : 1_000);
        assertThat(channels(CurrencyCode.CNY)).isEqualTo(settled ? 300 : 0);
    }

    @Test
    void any_order_of_steps_keeps_every_unit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            earn(100);
            FreezeRefund refund = refund(60);
            List<Runnable> steps = new ArrayList<>(List.of(
                    () -> freeze(refund),
                    () -> freeze(refund),
                    () -> settle(refund),
                    () -> settle(refund),
                    () -> release(refund),
                    () -> release(refund)));
            Collections.shuffle(steps, random);
            steps.forEach(Runnable::run);
            assertThat(frozen()).as("seed %d", seed).isZero();
            assertThat(available() + channels(CurrencyCode.CNY))
                    .as("seed %d", seed)
                    .isEqualTo(100L * (round + 1));
        }
    }

    @Test
    void many_refunds_at_once_freeze_no_more_than_there_is() throws Exception {
        for (int i = 0; i < 10; i++) {
            earn(100);
        }
        List<Callable<RefundHoldOutcome>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> freeze(refund(30)));
        }
        assertThat(AtOnce.call(calls)).filteredOn(new Frozen()::equals).hasSize(33);
        assertThat(available()).isEqualTo(10);
        assertThat(frozen()).isEqualTo(990);
    }

    /** A refund of money that is there is never declined because someone is folding it this moment. */
    @Test
    void earning_folding_and_refunding_at_once_declines_nothing_that_is_there() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(7);
        try {
            List<Future<?>> folders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                folders.add(threads.submit(() -> {
                    while (!over.get()) {
                        world.fold.run();
                    }
                }));
            }
            List<Future<?>> sellers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sellers.add(threads.submit(() -> {
                    for (int j = 0; j < 40; j++) {
                        earn(100);
                        FreezeRefund refund = refund(100);
                        assertThat(freeze(refund)).isEqualTo(new Frozen());
                        assertThat(settle(refund)).isEqualTo(new Booked());
                    }
                }));
            }
            for (Future<?> seller : sellers) {
                seller.get(60, TimeUnit.SECONDS);
            }
            over.set(true);
            for (Future<?> folder : folders) {
                folder.get(60, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(available()).isZero();
        assertThat(channels(CurrencyCode.CNY)).isEqualTo(16_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1000000000001, 1", "1, 0", "1, -1"})
    void an_amount_out_of_range_is_refused(long amount, long toPayer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> freeze(refund(
                        Money.of(amount, CurrencyCode.CNY), Money.of(toPayer, CurrencyCode.USD), channel, null)));
    }

    @Test
    void a_refund_goes_one_way_and_is_the_same_money_within_a_currency() {
        Money amount = Money.of(100, CurrencyCode.CNY);
        assertThatIllegalArgumentException().isThrownBy(() -> freeze(refund(amount, amount, null, null)));
        assertThatIllegalArgumentException().isThrownBy(() -> freeze(refund(amount, amount, channel, "acc_1")));
        assertThatIllegalArgumentException().isThrownBy(() -> freeze(refund(amount, amount, "no name", null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> freeze(refund(amount, Money.of(99, CurrencyCode.CNY), channel, null)));
    }

    private void earn(long amountMinor) {
        world.earn(merchant, Money.of(amountMinor, CurrencyCode.CNY));
    }

    private FreezeRefund refund(long amountMinor) {
        Money amount = Money.of(amountMinor, CurrencyCode.CNY);
        return refund(amount, amount, channel, null);
    }

    private FreezeRefund refund(Money amount, Money toPayer, @Nullable String channel, @Nullable String wallet) {
        return new FreezeRefund(PublicId.mint("ref"), PublicId.mint("pay"), merchant, amount, toPayer, channel, wallet);
    }

    private static FreezeRefund other(
            FreezeRefund one,
            String payment,
            String merchant,
            Money amount,
            Money toPayer,
            @Nullable String channel,
            @Nullable String wallet) {
        return new FreezeRefund(one.refundId(), payment, merchant, amount, toPayer, channel, wallet);
    }

    private RefundHoldOutcome freeze(FreezeRefund refund) {
        return world.freezeRefund.freeze(refund);
    }

    private BookingOutcome settle(FreezeRefund refund) {
        return world.settleRefund.settle(refund.refundId());
    }

    private boolean release(FreezeRefund refund) {
        world.releaseRefund.release(refund.refundId());
        return true;
    }

    private long available() {
        return world.merchants(merchant, CurrencyCode.CNY).availableMinor();
    }

    private long frozen() {
        return world.merchants(merchant, CurrencyCode.CNY).frozenMinor();
    }

    private long channels(CurrencyCode currency) {
        return world.account(world.channelAccounts.idOf(channel, currency)).availableMinor();
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        return AtOnce.call(Collections.nCopies(50, call));
    }
}

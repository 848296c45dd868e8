package io.holdfast.account.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.account.World;
import io.holdfast.account.expiry.SweepExpired;
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
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.HoldOutcome.Declined;
import io.holdfast.contract.account.HoldOutcome.Held;
import io.holdfast.contract.account.HoldOutcome.Reason;
import io.holdfast.contract.payment.Fate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorizationTest {

    private final World world = World.shared();
    private final String merchant = World.merchant();
    private final AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));

    @AfterEach
    void the_books_balance() {
        world.audit.passes();
        world.fold.run();
        world.audit.passes();
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 1000, 1000, 60,  6,  994",
        "CNY, 1000, 1,    60,  0,  1",
        "CNY, 1000, 400,  0,   0,  400",
        "JPY, 1000, 150,  100, 2,  148",
        "KWD, 5000, 1234, 250, 31, 1203",
        "KWD, 5000, 250, 10000, 250, 0",
    })
    void a_part_is_captured_and_the_rest_goes_back(
            CurrencyCode currency, long authorized, long captured, int basisPoints, long fee, long merchantGets) {
        long feeBefore = world.platform(AccountKind.FEE, currency);
        AccountView payer = world.wallet(merchant, Money.of(6_000, currency));
        AuthorizedFunds funds = funds(payer, authorized, currency);
        assertThat(place(funds)).isEqualTo(new Held());
        assertThat(world.account(payer).frozenMinor()).isEqualTo(authorized);
        assertThat(capture(funds, captured, basisPoints)).isEqualTo(new Booked());
        assertThat(world.account(payer).availableMinor()).isEqualTo(6_000 - captured);
        assertThat(world.account(payer).frozenMinor()).isZero();
        assertThat(world.merchants(merchant, currency).availableMinor()).isEqualTo(merchantGets);
        assertThat(world.platform(AccountKind.FEE, currency) - feeBefore).isEqualTo(fee);

        uncapture(funds);
        uncapture(funds);
        assertThat(world.account(payer).availableMinor()).isEqualTo(6_000);
        assertThat(world.merchants(merchant, currency).availableMinor()).isZero();
        assertThat(world.platform(AccountKind.FEE, currency)).isEqualTo(feeBefore);
        assertThat(capture(funds, captured, basisPoints)).isEqualTo(cancelled());
        assertThat(place(funds)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
    }

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_FUNDS, 1001, CNY, OPEN",
        "ACCOUNT_FROZEN,     100,  CNY, FROZEN",
        "CURRENCY_MISMATCH,  100,  USD, OPEN",
    })
    void what_cannot_be_frozen_is_declined(Reason reason, long amount, CurrencyCode currency, AccountStatus status) {
        world.statuses.change(merchant, wallet.accountId(), status);
        assertThat(place(funds(wallet, amount, currency))).isEqualTo(new Declined(reason));
        assertThat(available()).isEqualTo(1_000);
        assertThat(frozen()).isZero();
    }

    @Test
    void another_merchants_wallet_is_not_found() {
        AccountView another = world.wallet(World.merchant(), Money.of(1_000, CurrencyCode.CNY));
        assertThat(place(funds(another, 100, CurrencyCode.CNY))).isEqualTo(new Declined(Reason.ACCOUNT_NOT_FOUND));
    }

    @Test
    void the_same_again_is_held_once_and_another_content_is_declined() {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        assertThat(place(funds)).isEqualTo(new Held());
        assertThat(world.authorize.place(funds, soon().plusSeconds(1))).isEqualTo(new Held());
        AuthorizedFunds more =
                new AuthorizedFunds(funds.paymentId(), merchant, wallet.accountId(), Money.of(301, CurrencyCode.CNY));
        assertThat(place(more)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(frozen()).isEqualTo(300);
        capture(funds, 200, 60);
        assertThat(place(funds)).isEqualTo(new Held());
        assertThat(place(more)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(frozen()).isZero();
    }

    @Test
    void it_is_captured_once_for_what_was_authorized_at_most() {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        BookingOutcome mismatch = new BookingOutcome.Declined(BookingOutcome.Reason.CONTENT_MISMATCH);
        assertThat(capture(funds, 300, 60)).isEqualTo(new BookingOutcome.Declined(BookingOutcome.Reason.NOT_FOUND));
        place(funds);
        assertThat(capture(funds, 301, 60)).isEqualTo(mismatch);
        assertThat(world.captureAuthorization.capture(funds.paymentId(), Money.of(300, CurrencyCode.USD), 60))
                .isEqualTo(mismatch);
        assertThat(frozen()).isEqualTo(300);
        assertThat(capture(funds, 200, 60)).isEqualTo(new Booked());
        assertThat(capture(funds, 200, 60)).isEqualTo(new Booked());
        assertThat(capture(funds, 199, 60)).isEqualTo(mismatch);
        assertThat(capture(funds, 200, 61)).isEqualTo(mismatch);
        assertThat(available()).isEqualTo(800);
    }

    @Test
    void a_release_gives_back_and_leaves_what_is_captured() {
        AuthorizedFunds released = funds(wallet, 300, CurrencyCode.CNY);
        place(released);
        release(released);
        release(released);
        assertThat(available()).isEqualTo(1_000);
        assertThat(capture(released, 300, 60)).isEqualTo(cancelled());
        AuthorizedFunds captured = funds(wallet, 300, CurrencyCode.CNY);
        place(captured);
        capture(captured, 100, 60);
        assertThat(world.releaseAuthorization.release(captured.paymentId())).isEqualTo(AuthorizationState.CAPTURED);
        assertThat(available()).isEqualTo(900);
    }

    @Test
    void a_release_or_uncapture_before_the_place_refuses_it() {
        AuthorizedFunds one = funds(wallet, 300, CurrencyCode.CNY);
        release(one);
        assertThat(place(one)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(capture(one, 300, 60)).isEqualTo(cancelled());
        AuthorizedFunds other = funds(wallet, 300, CurrencyCode.CNY);
        uncapture(other);
        assertThat(place(other)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(frozen()).isZero();
    }

    @Test
    void an_uncapture_of_what_was_not_captured_releases_it() {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        place(funds);
        uncapture(funds);
        assertThat(available()).isEqualTo(1_000);
        assertThat(capture(funds, 300, 60)).isEqualTo(cancelled());
    }

    @Test
    void a_capture_whose_money_is_frozen_for_a_refund_stands_until_it_is_there_again() {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        place(funds);
        capture(funds, 300, 0);
        Money one = Money.of(1, CurrencyCode.CNY);
        FreezeRefund refund =
                new FreezeRefund(PublicId.mint("ref"), funds.paymentId(), merchant, one, one, null, wallet.accountId());
        world.freezeRefund.freeze(refund);
        assertThatIllegalStateException().isThrownBy(() -> uncapture(funds)).withMessageContaining("less available");
        assertThat(available()).isEqualTo(700);
        world.releaseRefund.release(refund.refundId());
        uncapture(funds);
        assertThat(available()).isEqualTo(1_000);
    }

    @Test
    void fifty_of_each_step_at_once_move_once() throws Exception {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        assertThat(atOnce(() -> place(funds))).containsOnly(new Held());
        assertThat(frozen()).isEqualTo(300);
        assertThat(atOnce(() -> capture(funds, 200, 100))).containsOnly(new Booked());
        assertThat(available()).isEqualTo(800);
        assertThat(world.merchants(merchant, CurrencyCode.CNY).availableMinor()).isEqualTo(198);
        atOnce(() -> uncapture(funds));
        assertThat(available()).isEqualTo(1_000);
        AuthorizedFunds other = funds(wallet, 300, CurrencyCode.CNY);
        place(other);
        atOnce(() -> release(other));
        assertThat(available()).isEqualTo(1_000);
    }

    @Test
    void captures_releases_and_uncaptures_racing_keep_every_unit() throws Exception {
        for (int round = 0; round < 5; round++) {
            AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(() -> place(funds));
                calls.add(() -> capture(funds, 200, 100));
                calls.add(() -> release(funds));
                calls.add(() -> uncapture(funds));
            }
            AtOnce.call(calls);
            uncapture(funds);
            assertThat(available()).isEqualTo(1_000);
            assertThat(frozen()).isZero();
        }
    }

    @Test
    void any_order_of_steps_keeps_every_unit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            AuthorizedFunds funds = funds(wallet, 10, CurrencyCode.CNY);
            List<Runnable> steps = new ArrayList<>(List.of(
                    () -> place(funds),
                    () -> place(funds),
                    () -> capture(funds, 6, 5_000),
                    () -> capture(funds, 6, 5_000),
                    () -> release(funds),
                    () -> uncapture(funds)));
            Collections.shuffle(steps, random);
            steps.forEach(Runnable::run);
            assertThat(available()).as("seed %d", seed).isEqualTo(1_000);
            assertThat(frozen()).as("seed %d", seed).isZero();
            assertThat(world.merchants(merchant, CurrencyCode.CNY).availableMinor())
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    @Test
    void many_at_once_hold_no_more_than_there_is() throws Exception {
        List<Callable<HoldOutcome>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> place(funds(wallet, 30, CurrencyCode.CNY)));
        }
        assertThat(AtOnce.call(calls)).filteredOn(new Held()::equals).hasSize(33);
        assertThat(available()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void what_expired_meets_the_fate_of_its_payment_unless_its_amount_would_be_guessed(Fate fate) {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        place(funds);
        assertThat(sweep(Instant.now(), funds, fate)).isZero();
        int resolved = sweep(Instant.now().plus(Duration.ofDays(1)), funds, fate);
        switch (fate) {
            case CANCEL -> {
                assertThat(resolved).isEqualTo(1);
                assertThat(available()).isEqualTo(1_000);
            }
            case CONFIRM, WAIT -> {
                assertThat(resolved).isZero();
                assertThat(frozen()).isEqualTo(300);
            }
        }
        release(funds);
    }

    @Test
    void what_was_captured_does_not_expire() {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        place(funds);
        capture(funds, 300, 0);
        assertThat(sweep(Instant.now().plus(Duration.ofDays(1)), funds, Fate.CANCEL))
                .isZero();
        assertThat(available()).isEqualTo(700);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000000000001, 0", "1, -1", "1, 10001"})
    void a_capture_out_of_range_is_refused(long amount, int basisPoints) {
        AuthorizedFunds funds = funds(wallet, 300, CurrencyCode.CNY);
        assertThatIllegalArgumentException().isThrownBy(() -> capture(funds, amount, basisPoints));
    }

    @Test
    void an_authorization_out_of_range_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> funds(wallet, 0, CurrencyCode.CNY));
        assertThatIllegalArgumentException().isThrownBy(() -> funds(wallet, 1_000_000_000_001L, CurrencyCode.CNY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthorizedFunds("", merchant, "acc_1", Money.of(1, CurrencyCode.CNY)));
    }

    /** Of all that expired, only this payment is decided. */
    private int sweep(Instant now, AuthorizedFunds funds, Fate fate) {
        ExpireAuthorizations expire = new ExpireAuthorizations(world.authorizations, world.releaseAuthorization);
        return new SweepExpired(
                        expire,
                        paymentIds -> paymentIds.stream()
                                .map(id -> id.equals(funds.paymentId()) ? fate : Fate.WAIT)
                                .toList(),
                        Clock.fixed(now, ZoneOffset.UTC),
                        7)
                .sweep();
    }

    private AuthorizedFunds funds(AccountView payer, long amountMinor, CurrencyCode currency) {
        return new AuthorizedFunds(PublicId.mint("pay"), merchant, payer.accountId(), Money.of(amountMinor, currency));
    }

    private HoldOutcome place(AuthorizedFunds funds) {
        return world.authorize.place(funds, soon());
    }

    private BookingOutcome capture(AuthorizedFunds funds, long capturedMinor, int basisPoints) {
        return world.captureAuthorization.capture(
                funds.paymentId(), Money.of(capturedMinor, funds.amount().currency()), basisPoints);
    }

    private boolean release(AuthorizedFunds funds) {
        world.releaseAuthorization.release(funds.paymentId());
        return true;
    }

    private boolean uncapture(AuthorizedFunds funds) {
        world.uncaptureAuthorization.uncapture(funds.paymentId());
        return true;
    }

    private static BookingOutcome cancelled() {
        return new BookingOutcome.Declined(BookingOutcome.Reason.ALREADY_CANCELLED);
    }

    private long available() {
        return world.account(wallet).availableMinor();
    }

    private long frozen() {
        return world.account(wallet).frozenMinor();
    }

    private Instant soon() {
        return world.clock.instant().plus(Duration.ofMinutes(1));
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        return AtOnce.call(Collections.nCopies(50, call));
    }
}

package io.holdfast.account.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.account.World;
import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.account.expiry.SweepExpired;
import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.HoldOutcome.Declined;
import io.holdfast.contract.account.HoldOutcome.Held;
import io.holdfast.contract.account.HoldOutcome.Reason;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.protection.deadline.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FundsHoldTest {

    private final World world = World.shared();
    private final String merchant = World.merchant();
    private final Branch branch = new Branch("127.0.0.1:8091:" + System.nanoTime(), System.nanoTime());

    @AfterEach
    void the_books_balance() {
        world.audit.passes();
        world.fold.run();
        world.audit.passes();
    }

    static Stream<Arguments> a_hold_that_cannot_be_is_declined() {
        return Stream.of(
                declined("more than there is", Reason.INSUFFICIENT_FUNDS, 1_001, CurrencyCode.CNY, AccountStatus.OPEN),
                declined("frozen", Reason.ACCOUNT_FROZEN, 100, CurrencyCode.CNY, AccountStatus.FROZEN),
                declined("frozen and too little", Reason.ACCOUNT_FROZEN, 1_001, CurrencyCode.CNY, AccountStatus.FROZEN),
                declined("other currency", Reason.CURRENCY_MISMATCH, 100, CurrencyCode.USD, AccountStatus.OPEN));
    }

    private static Arguments declined(
            String name, Reason reason, long amount, CurrencyCode currency, AccountStatus status) {
        return Arguments.of(name, reason, Money.of(amount, currency), status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_hold_that_cannot_be_is_declined(String name, Reason reason, Money amount, AccountStatus status) {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        world.statuses.change(merchant, wallet.accountId(), status);
        assertThat(place(hold(wallet.accountId(), amount))).isEqualTo(new Declined(reason));
        assertThat(world.account(wallet).availableMinor()).isEqualTo(1_000);
        assertThat(world.account(wallet).frozenMinor()).isZero();
    }

    @Test
    void a_closed_wallet_declines() {
        AccountView wallet = world.wallet(merchant, CurrencyCode.CNY);
        world.statuses.change(merchant, wallet.accountId(), AccountStatus.CLOSED);
        assertThat(place(hold(wallet.accountId(), Money.of(1, CurrencyCode.CNY))))
                .isEqualTo(new Declined(Reason.ACCOUNT_CLOSED));
    }

    @Test
    void what_is_not_a_wallet_of_this_merchant_is_not_found() {
        AccountView another = world.wallet(World.merchant(), Money.of(1_000, CurrencyCode.CNY));
        List<String> accounts = List.of(
                "acc_unknown",
                another.accountId(),
                world.merchantAccounts.idOf(merchant, CurrencyCode.CNY),
                PlatformAccounts.id(AccountKind.EXTERNAL, CurrencyCode.CNY));
        for (String account : accounts) {
            assertThat(place(hold(account, Money.of(100, CurrencyCode.CNY))))
                    .as(account)
                    .isEqualTo(new Declined(Reason.ACCOUNT_NOT_FOUND));
        }
    }

    @Test
    void a_decline_leaves_room_for_a_later_try() {
        AccountView wallet = world.wallet(merchant, Money.of(99, CurrencyCode.CNY));
        Hold hold = hold(wallet.accountId(), Money.of(100, CurrencyCode.CNY));
        assertThat(place(hold)).isEqualTo(new Declined(Reason.INSUFFICIENT_FUNDS));
        assertThat(state(hold)).isEqualTo(BranchState.ABSENT);
    }

    @Test
    void a_try_whose_time_has_run_out_writes_nothing() {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold hold = hold(wallet.accountId(), Money.of(100, CurrencyCode.CNY));
        try (Deadline.Scope scope = Deadline.in(Duration.ZERO).begin()) {
            assertThatThrownBy(() -> place(hold)).isInstanceOf(CallRefusedException.class);
        }
        assertThat(state(hold)).isEqualTo(BranchState.ABSENT);
        assertThat(world.account(wallet).frozenMinor()).isZero();
        assertThat(place(hold)).isEqualTo(new Held());
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void a_capture_pays_merchant_and_fee_out_of_wallet_and_clearing(CurrencyCode currency) {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, currency));
        long feeBefore = platform(AccountKind.FEE, currency);
        long clearingBefore = platform(AccountKind.CLEARING, currency);
        Hold hold = new Hold(PublicId.mint("pay"), merchant, wallet.accountId(), Money.of(900, currency), 100, 250);
        assertThat(place(hold)).isEqualTo(new Held());
        assertThat(world.finish.finish(hold, branch, Resolution.CONFIRM)).isTrue();

        assertThat(world.account(wallet).availableMinor()).isEqualTo(100);
        assertThat(world.account(wallet).frozenMinor()).isZero();
        AccountView merchants = world.account(world.merchantAccounts.idOf(merchant, currency));
        assertThat(merchants.availableMinor()).isEqualTo(975);
        assertThat(platform(AccountKind.FEE, currency) - feeBefore).isEqualTo(25);
        assertThat(platform(AccountKind.CLEARING, currency) - clearingBefore).isEqualTo(-100);
    }

    @Test
    void a_frozen_wallet_still_captures_and_releases_what_was_held_before() {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold captured = hold(wallet.accountId(), Money.of(300, CurrencyCode.CNY));
        Hold released = hold(wallet.accountId(), Money.of(200, CurrencyCode.CNY));
        Branch other = new Branch(branch.xid() + "1", branch.branchId() + 1);
        place(captured);
        world.place.place(released, other, soon());
        world.statuses.change(merchant, wallet.accountId(), AccountStatus.FROZEN);
        assertThat(world.finish.finish(captured, branch, Resolution.CONFIRM)).isTrue();
        assertThat(world.finish.finish(released, other, Resolution.CANCEL)).isTrue();
        assertThat(world.account(wallet).availableMinor()).isEqualTo(700);
        assertThat(world.account(wallet).frozenMinor()).isZero();
    }

    @Test
    void a_hold_of_one_transaction_is_none_of_another() {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold hold = hold(wallet.accountId(), Money.of(300, CurrencyCode.CNY));
        Branch stranger = new Branch(branch.xid() + "9", branch.branchId() + 9);
        place(hold);
        assertThat(world.place.place(hold, stranger, soon())).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(world.finish.finish(hold, stranger, Resolution.CONFIRM)).isFalse();
        assertThat(world.finish.finish(hold, stranger, Resolution.CANCEL)).isTrue();
        assertThat(state(hold)).isEqualTo(BranchState.TRIED);
        assertThat(world.finish.finish(hold, branch, Resolution.CONFIRM)).isTrue();
        assertThat(world.finish.finish(hold, stranger, Resolution.CANCEL)).isTrue();
        assertThat(state(hold)).isEqualTo(BranchState.CONFIRMED);
        assertThat(world.account(wallet).availableMinor()).isEqualTo(700);
    }

    @Test
    void a_branch_declined_for_its_content_releases_what_was_held_and_not_what_it_asked_for() {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold hold = hold(wallet.accountId(), Money.of(300, CurrencyCode.CNY));
        Hold more = new Hold(hold.paymentId(), merchant, wallet.accountId(), Money.of(400, CurrencyCode.CNY), 0, 60);
        Branch second = new Branch(branch.xid(), branch.branchId() + 1);
        place(hold);
        assertThat(world.place.place(more, second, soon())).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(world.finish.finish(more, second, Resolution.CANCEL)).isTrue();
        assertThat(world.account(wallet).availableMinor()).isEqualTo(1_000);
        assertThat(world.finish.finish(hold, branch, Resolution.CANCEL)).isTrue();
        assertThat(world.account(wallet).frozenMinor()).isZero();
    }

    @ParameterizedTest
    @MethodSource("otherContents")
    void whatever_differs_is_another_content(String what, Hold first, Hold other) {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        place(of(first, wallet));
        assertThat(place(of(other, wallet))).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        assertThat(world.account(wallet).frozenMinor()).isEqualTo(100);
    }

    static Stream<Arguments> otherContents() {
        return Stream.of("amount", "points", "fee", "currency").map(what -> {
            String payment = PublicId.mint("pay");
            return Arguments.of(
                    what,
                    new Hold(payment, "m", "payer", Money.of(100, CurrencyCode.CNY), 10, 60),
                    new Hold(
                            payment,
                            "m",
                            "payer",
                            Money.of(
                                    what.equals("amount") ? 101 : 100,
                                    what.equals("currency") ? CurrencyCode.USD : CurrencyCode.CNY),
                            what.equals("points") ? 11 : 10,
                            what.equals("fee") ? 61 : 60));
        });
    }

    private Hold of(Hold hold, AccountView wallet) {
        return new Hold(
                hold.paymentId(),
                merchant,
                wallet.accountId(),
                hold.amount(),
                hold.pointsValueMinor(),
                hold.feeBasisPoints());
    }

    @Test
    void reports_come_in_the_order_asked() {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold held = hold(wallet.accountId(), Money.of(1, CurrencyCode.CNY));
        place(held);
        String buried = PublicId.mint("pay");
        world.finish.resolve(buried, Resolution.CANCEL);
        assertThat(world.reports.report(List.of("pay_never", buried, held.paymentId(), buried)))
                .containsExactly(
                        new BranchReport("pay_never", BranchState.ABSENT, null),
                        new BranchReport(buried, BranchState.CANCELLED, null),
                        new BranchReport(held.paymentId(), BranchState.TRIED, branch.xid()),
                        new BranchReport(buried, BranchState.CANCELLED, null));
        assertThat(world.reports.report(List.of())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> world.reports.report(Collections.nCopies(501, "pay_1")));
    }

    @Test
    void a_cancel_that_came_first_is_reported_without_a_transaction() {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold hold = hold(wallet.accountId(), Money.of(1, CurrencyCode.CNY));
        world.finish.finish(hold, branch, Resolution.CANCEL);
        assertThat(world.finish.resolve(hold.paymentId(), Resolution.CANCEL))
                .isEqualTo(new BranchReport(hold.paymentId(), BranchState.CANCELLED, null));
    }

    @Test
    void a_sweep_passes_over_those_that_must_wait() {
        World own = World.fresh();
        AccountView wallet = own.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        List<Hold> holds = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Hold hold = hold(wallet.accountId(), Money.of(10, CurrencyCode.CNY));
            // Three expire at one instant: the page ends among them.
            own.place.place(
                    hold,
                    new Branch(branch.xid() + i, i),
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i / 3));
            holds.add(hold);
        }
        String decided = holds.get(5).paymentId();
        PaymentFates fates = paymentIds -> paymentIds.stream()
                .map(id -> id.equals(decided) ? Fate.CANCEL : Fate.WAIT)
                .toList();
        assertThat(new SweepExpired(new ExpireFundsHolds(own.holds, own.finish), fates, Clock.systemUTC(), 2).sweep())
                .isEqualTo(1);
        assertThat(own.reports.report(List.of(decided)).get(0).state()).isEqualTo(BranchState.CANCELLED);
        assertThat(own.account(wallet).frozenMinor()).isEqualTo(60);
        own.audit.passes();
        own.pool.close();
    }

    @Test
    void a_sweep_without_payment_service_changes_nothing() {
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold hold = hold(wallet.accountId(), Money.of(10, CurrencyCode.CNY));
        world.place.place(hold, branch, world.clock.instant().minusSeconds(1));
        PaymentFates down = paymentIds -> {
            throw new IllegalStateException("nobody there");
        };
        SweepExpired expire = new SweepExpired(new ExpireFundsHolds(world.holds, world.finish), down, world.clock, 10);
        assertThatIllegalStateException().isThrownBy(expire::sweep);
        assertThat(state(hold)).isEqualTo(BranchState.TRIED);
        world.finish.finish(hold, branch, Resolution.CANCEL);
    }

    private HoldOutcome place(Hold hold) {
        return world.place.place(hold, branch, soon());
    }

    private Hold hold(String payer, Money amount) {
        return new Hold(PublicId.mint("pay"), merchant, payer, amount, 0, 60);
    }

    private BranchState state(Hold hold) {
        return world.reports.report(List.of(hold.paymentId())).get(0).state();
    }

    private long platform(AccountKind kind, CurrencyCode currency) {
        return world.account(PlatformAccounts.id(kind, currency)).availableMinor();
    }

    private Instant soon() {
        return world.clock.instant().plus(Duration.ofMinutes(1));
    }
}

package io.holdfast.account.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.account.World;
import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.DepositOutcome;
import io.holdfast.contract.account.DepositOutcome.Deposited;
import io.holdfast.contract.account.DepositOutcome.Reason;
import io.holdfast.contract.account.DepositOutcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookDepositTest {

    private final World world = World.shared();
    private final String merchant = World.merchant();
    private final AccountView wallet = world.wallet(merchant, CurrencyCode.CNY);

    @AfterEach
    void the_books_balance() {
        world.audit.passes();
        world.fold.run();
        world.audit.passes();
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void a_deposit_comes_from_outside_into_the_wallet(CurrencyCode currency) {
        String external = PlatformAccounts.id(AccountKind.EXTERNAL, currency);
        long before = world.account(external).availableMinor();
        AccountView account = world.wallet(merchant, currency);
        DepositOutcome outcome = book("D1", account.accountId(), Money.of(1_234, currency));
        assertThat(outcome).isEqualTo(new Deposited(world.account(account)));
        assertThat(world.account(account).availableMinor()).isEqualTo(1_234);
        assertThat(world.account(external).availableMinor() - before).isEqualTo(-1_234);
    }

    @Test
    void the_same_deposit_again_moves_nothing_even_when_the_wallet_is_frozen() {
        cny("D1", 100);
        assertThat(cny("D1", 100)).isInstanceOf(Deposited.class);
        world.statuses.change(merchant, wallet.accountId(), AccountStatus.FROZEN);
        assertThat(cny("D1", 100)).isEqualTo(new Deposited(world.account(wallet)));
        assertThat(world.account(wallet).availableMinor()).isEqualTo(100);
    }

    @Test
    void a_number_stands_for_one_content() {
        cny("D1", 100);
        AccountView other = world.wallet(merchant, CurrencyCode.CNY);
        assertThat(cny("D1", 101)).isEqualTo(new Refused(Reason.DEPOSIT_NO_REUSED));
        assertThat(book("D1", other.accountId(), Money.of(100, CurrencyCode.CNY)))
                .isEqualTo(new Refused(Reason.DEPOSIT_NO_REUSED));
        assertThat(world.account(wallet).availableMinor()).isEqualTo(100);
        assertThat(world.account(other).availableMinor()).isZero();
    }

    @Test
    void numbers_are_each_merchants_own() {
        cny("D1", 100);
        String another = World.merchant();
        AccountView theirs = world.wallet(another, CurrencyCode.CNY);
        DepositOutcome outcome =
                world.deposits.book(new Deposit(another, "D1", theirs.accountId(), Money.of(7, CurrencyCode.CNY)));
        assertThat(outcome).isInstanceOf(Deposited.class);
        assertThat(world.account(theirs).availableMinor()).isEqualTo(7);
    }

    @Test
    void numbers_that_differ_in_case_or_accent_are_different() {
        cny("Straße", 1);
        cny("STRASSE", 1);
        cny("strasse", 1);
        assertThat(world.account(wallet).availableMinor()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000_001L, Long.MIN_VALUE, Long.MAX_VALUE})
    void an_amount_out_of_range_is_refused(long amount) {
        assertThat(cny("D1", amount)).isEqualTo(new Refused(Reason.AMOUNT_OUT_OF_RANGE));
    }

    @Test
    void the_largest_deposit_is_taken() {
        assertThat(cny("D1", 1_000_000_000_000L)).isInstanceOf(Deposited.class);
    }

    @Test
    void a_balance_never_leaves_the_range_of_a_long() {
        World own = World.fresh();
        AccountView rich = own.wallet(merchant, CurrencyCode.CNY);
        own.commits.run(commit -> own.jdbc.update(
                "UPDATE account SET available_minor = ? WHERE account_id = ?", Long.MAX_VALUE - 10, rich.accountId()));
        assertThat(own.deposits.book(new Deposit(merchant, "D1", rich.accountId(), Money.of(11, CurrencyCode.CNY))))
                .isEqualTo(new Refused(Reason.AMOUNT_OUT_OF_RANGE));
        assertThat(own.deposits.book(new Deposit(merchant, "D1", rich.accountId(), Money.of(10, CurrencyCode.CNY))))
                .isInstanceOf(Deposited.class);
        own.pool.close();
    }

    @Test
    void only_an_open_wallet_of_this_merchant_in_this_currency_takes_deposits() {
        assertThat(book("D1", wallet.accountId(), Money.of(1, CurrencyCode.USD)))
                .isEqualTo(new Refused(Reason.CURRENCY_MISMATCH));
        assertThat(book("D1", "acc_unknown", Money.of(1, CurrencyCode.CNY)))
                .isEqualTo(new Refused(Reason.ACCOUNT_NOT_FOUND));
        assertThat(book("D1", world.merchantAccounts.idOf(merchant, CurrencyCode.CNY), Money.of(1, CurrencyCode.CNY)))
                .isEqualTo(new Refused(Reason.ACCOUNT_NOT_FOUND));
        AccountView foreign = world.wallet(World.merchant(), CurrencyCode.CNY);
        assertThat(book("D1", foreign.accountId(), Money.of(1, CurrencyCode.CNY)))
                .isEqualTo(new Refused(Reason.ACCOUNT_NOT_FOUND));
        for (AccountStatus status : List.of(AccountStatus.FROZEN, AccountStatus.CLOSED)) {
            world.statuses.change(merchant, wallet.accountId(), status);
            assertThat(cny("D1", 1)).isEqualTo(new Refused(Reason.ACCOUNT_NOT_OPEN));
        }
        assertThat(world.account(wallet).availableMinor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " D1", "D1 ", "D\n1", "01234567890123456789012345678901234567890123456789012345678901234"})
    void a_number_that_people_cannot_tell_from_another_is_refused(String number) {
        assertThatIllegalArgumentException().isThrownBy(() -> cny(number, 1));
    }

    @Test
    void a_refused_deposit_leaves_its_number_free() {
        world.statuses.change(merchant, wallet.accountId(), AccountStatus.FROZEN);
        cny("D1", 100);
        world.statuses.change(merchant, wallet.accountId(), AccountStatus.OPEN);
        assertThat(cny("D1", 50)).isInstanceOf(Deposited.class);
        assertThat(world.account(wallet).availableMinor()).isEqualTo(50);
    }

    @Test
    void thirty_of_the_same_at_once_are_booked_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        try {
            List<Future<DepositOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                outcomes.add(threads.submit(() -> cny("D1", 100)));
            }
            for (Future<DepositOutcome> outcome : outcomes) {
                assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(Deposited.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.account(wallet).availableMinor()).isEqualTo(100);
    }

    private DepositOutcome cny(String number, long amountMinor) {
        return book(number, wallet.accountId(), Money.of(amountMinor, CurrencyCode.CNY));
    }

    private DepositOutcome book(String number, String accountId, Money amount) {
        return world.deposits.book(new Deposit(merchant, number, accountId, amount));
    }
}

package io.holdfast.account.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.account.World;
import io.holdfast.account.hold.Branch;
import io.holdfast.account.hold.Hold;
import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.OpenAccount;
import io.holdfast.contract.account.StatusOutcome;
import io.holdfast.contract.account.StatusOutcome.Changed;
import io.holdfast.contract.account.StatusOutcome.Reason;
import io.holdfast.contract.account.StatusOutcome.Refused;
import io.holdfast.contract.branch.Resolution;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

    private final World world = World.shared();
    private final String merchant = World.merchant();

    @Test
    void an_account_is_opened_once_for_its_merchant_kind_owner_and_currency() {
        AccountView first = open(AccountKind.WALLET, "alice", CurrencyCode.CNY);
        assertThat(open(AccountKind.WALLET, "alice", CurrencyCode.CNY)).isEqualTo(first);
        assertThat(first.status()).isEqualTo(AccountStatus.OPEN);
        assertThat(first.merchantId()).isEqualTo(merchant);
        assertThat(first.accountId()).startsWith("acc_").hasSize(30);
        assertThat(open(AccountKind.WALLET, "alice", CurrencyCode.USD)).isNotEqualTo(first);
        assertThat(open(AccountKind.WALLET, "Alice", CurrencyCode.CNY)).isNotEqualTo(first);
        assertThat(world.register.open(
                        new OpenAccount(World.merchant(), AccountKind.WALLET, "alice", CurrencyCode.CNY)))
                .isNotEqualTo(first);
    }

    @Test
    void thirty_who_open_the_same_account_at_once_get_the_same() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        Set<AccountView> opened = new HashSet<>();
        try {
            List<Future<AccountView>> futures = IntStream.range(0, 30)
                    .mapToObj(i -> threads.submit(() -> open(AccountKind.WALLET, "bob", CurrencyCode.CNY)))
                    .toList();
            for (Future<AccountView> future : futures) {
                opened.add(future.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(opened).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountKind.class,
            names = {"FEE", "CLEARING", "EXTERNAL", "CHANNEL", "SUSPENSE", "FX"})
    void the_platforms_kinds_are_not_for_merchants(AccountKind kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> open(kind, "x", CurrencyCode.CNY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x ", " x", "a\tb", "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void an_owner_out_of_range_is_refused(String owner) {
        assertThatIllegalArgumentException().isThrownBy(() -> open(AccountKind.WALLET, owner, CurrencyCode.CNY));
    }

    @Test
    void sixty_four_characters_of_any_script_are_an_owner() {
        String owner = "界".repeat(63) + "🙂";
        assertThat(open(AccountKind.WALLET, owner, CurrencyCode.JPY).owner()).isEqualTo(owner);
    }

    @Test
    void a_merchants_own_account_is_the_merchants_and_the_platform_is_no_merchant() {
        assertThat(open(AccountKind.MERCHANT, merchant, CurrencyCode.CNY).accountId())
                .isEqualTo(world.merchantAccounts.idOf(merchant, CurrencyCode.CNY));
        assertThatIllegalArgumentException().isThrownBy(() -> open(AccountKind.MERCHANT, "somebody", CurrencyCode.CNY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.register.open(
                        new OpenAccount(PlatformAccounts.MERCHANT_ID, AccountKind.WALLET, "x", CurrencyCode.CNY)));
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void the_platform_has_its_accounts_in_every_currency(CurrencyCode currency) {
        for (AccountKind kind : List.of(
                AccountKind.FEE, AccountKind.CLEARING, AccountKind.EXTERNAL, AccountKind.SUSPENSE, AccountKind.FX)) {
            AccountView account = world.account(PlatformAccounts.id(kind, currency));
            assertThat(account.kind()).isEqualTo(kind);
            assertThat(account.currency()).isEqualTo(currency);
            assertThat(account.merchantId()).isEqualTo("platform");
        }
    }

    @Test
    void a_channels_account_is_opened_once_by_whoever_needs_it_first() throws Exception {
        String channel = World.channel();
        Callable<String> opening =
                () -> new ChannelAccounts(world.commits, world.directory, world.clock).idOf(channel, CurrencyCode.KWD);
        List<String> ids = AtOnce.call(Collections.nCopies(20, opening));
        assertThat(ids).containsOnly("acc_channel_" + channel.toLowerCase(Locale.ROOT) + "_kwd");
        AccountView account = world.account(ids.get(0));
        assertThat(account.kind()).isEqualTo(AccountKind.CHANNEL);
        assertThat(account.owner()).isEqualTo(channel);
        assertThat(account.merchantId()).isEqualTo("platform");
        assertThat(account.currency()).isEqualTo(CurrencyCode.KWD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wechat", "1PAY", "A-B", "A B", "ABCDEFGHIJKLMNOPQRSTU"})
    void what_is_no_channels_name_has_no_account(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> world.channelAccounts.idOf(name, CurrencyCode.CNY));
    }

    @Test
    void opening_the_platforms_accounts_again_leaves_them_as_they_are() {
        AccountView before = world.account("acc_platform_external_cny");
        new PlatformAccounts(world.commits, world.directory, world.clock).openMissing();
        assertThat(world.account("acc_platform_external_cny")).isEqualTo(before);
    }

    @Test
    void another_merchants_account_is_not_found() {
        AccountView account = open(AccountKind.WALLET, "alice", CurrencyCode.CNY);
        assertThat(world.find.find(merchant, account.accountId())).isEqualTo(account);
        assertThat(world.find.find(World.merchant(), account.accountId())).isNull();
        assertThat(world.find.find(merchant, "acc_unknown")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // from, to, ends as
        "OPEN,   OPEN,   OPEN",
        "OPEN,   FROZEN, FROZEN",
        "OPEN,   CLOSED, CLOSED",
        "FROZEN, OPEN,   OPEN",
        "FROZEN, FROZEN, FROZEN",
        "FROZEN, CLOSED, CLOSED",
        "CLOSED, OPEN,   CLOSED",
        "CLOSED, FROZEN, CLOSED",
        "CLOSED, CLOSED, CLOSED",
    })
    void an_empty_wallet_changes_its_status_unless_closed(AccountStatus from, AccountStatus to, AccountStatus end) {
        AccountView wallet = open(AccountKind.WALLET, "alice", CurrencyCode.CNY);
        change(wallet, from);
        StatusOutcome outcome = change(wallet, to);
        AccountView after = world.account(wallet);
        assertThat(after.status()).isEqualTo(end);
        assertThat(outcome).isEqualTo(to == end ? new Changed(after) : new Refused(Reason.ACCOUNT_CLOSED));
    }

    @Test
    void only_an_empty_wallet_can_be_closed() {
        AccountView wallet = world.wallet(merchant, Money.of(100, CurrencyCode.CNY));
        assertThat(change(wallet, AccountStatus.CLOSED)).isEqualTo(new Refused(Reason.ACCOUNT_NOT_EMPTY));
        Hold hold = new Hold(PublicId.mint("pay"), merchant, wallet.accountId(), Money.of(100, CurrencyCode.CNY), 0, 0);
        Branch branch = new Branch("127.0.0.1:8091:" + System.nanoTime(), System.nanoTime());
        world.place.place(hold, branch, world.clock.instant().plusSeconds(60));
        assertThat(change(wallet, AccountStatus.CLOSED)).isEqualTo(new Refused(Reason.ACCOUNT_NOT_EMPTY));
        assertThat(world.account(wallet).status()).isEqualTo(AccountStatus.OPEN);
        world.finish.finish(hold, branch, Resolution.CONFIRM);
        assertThat(change(wallet, AccountStatus.CLOSED)).isInstanceOf(Changed.class);
    }

    @Test
    void a_merchants_own_account_is_never_closed() {
        AccountView account = open(AccountKind.MERCHANT, merchant, CurrencyCode.CNY);
        assertThat(change(account, AccountStatus.CLOSED)).isEqualTo(new Refused(Reason.ACCOUNT_NOT_EMPTY));
        assertThat(change(account, AccountStatus.FROZEN)).isInstanceOf(Changed.class);
    }

    @Test
    void only_whose_it_is_changes_an_account() {
        AccountView wallet = open(AccountKind.WALLET, "alice", CurrencyCode.CNY);
        assertThat(world.statuses.change(World.merchant(), wallet.accountId(), AccountStatus.FROZEN))
                .isEqualTo(new Refused(Reason.ACCOUNT_NOT_FOUND));
        assertThat(world.statuses.change(merchant, "acc_unknown", AccountStatus.FROZEN))
                .isEqualTo(new Refused(Reason.ACCOUNT_NOT_FOUND));
        assertThat(world.statuses.change("platform", "acc_platform_fee_cny", AccountStatus.FROZEN))
                .isEqualTo(new Refused(Reason.ACCOUNT_NOT_FOUND));
        assertThat(world.account("acc_platform_fee_cny").status()).isEqualTo(AccountStatus.OPEN);
    }

    private AccountView open(AccountKind kind, String owner, CurrencyCode currency) {
        return world.register.open(new OpenAccount(merchant, kind, owner, currency));
    }

    private StatusOutcome change(AccountView account, AccountStatus status) {
        return world.statuses.change(merchant, account.accountId(), status);
    }
}

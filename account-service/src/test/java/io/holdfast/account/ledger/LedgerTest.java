package io.holdfast.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.account.World;
import io.holdfast.account.hold.Branch;
import io.holdfast.account.hold.Hold;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.StatementLine;
import io.holdfast.contract.account.StatementPage;
import io.holdfast.contract.branch.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private final World world = World.shared();
    private final String merchant = World.merchant();

    @AfterEach
    void the_books_balance() {
        world.audit.passes();
        world.fold.run();
        world.audit.passes();
    }

    @Test
    void an_entry_sums_to_zero_in_each_currency_and_every_posting_moves_something() {
        Posting more = Posting.folded("a", Money.of(2, CurrencyCode.CNY));
        Posting less = Posting.folded("b", Money.of(-1, CurrencyCode.CNY));
        Posting foreign = Posting.folded("b", Money.of(-2, CurrencyCode.USD));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry("r", "o", List.of(more, less)));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry("r", "o", List.of(more, foreign)));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry("r", "o", List.of(more)));
        Posting back = Posting.folded("b", Money.of(2, CurrencyCode.USD));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry("r", "o", List.of(more, foreign, back)));
        Posting rest = Posting.folded("b", Money.of(-2, CurrencyCode.CNY));
        assertThat(new JournalEntry("r", "o", List.of(more, foreign, back, rest)).postings())
                .hasSize(4);
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.direct("a", Money.of(0, CurrencyCode.CNY)));
    }

    @Test
    void an_entry_is_written_once() {
        String one = world.merchantAccounts.idOf(merchant, CurrencyCode.CNY);
        String other = world.merchantAccounts.idOf(World.merchant(), CurrencyCode.CNY);
        // One way and back, so that nothing is owed in the end.
        JournalEntry there = entry("REF", "there", one, other, 5);
        append(entry("REF", "first", other, one, 5));
        append(there);
        assertThatThrownBy(() -> append(there)).isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE posting SET amount_minor = amount_minor + 1",
                "DELETE FROM posting",
                "UPDATE journal_entry SET reference = 'x'",
                "DELETE FROM journal_entry"
            })
    void what_is_posted_is_never_changed(String sql) {
        world.wallet(merchant, Money.of(1, CurrencyCode.CNY));
        assertThatThrownBy(() -> world.commits.run(commit -> world.jdbc.update(sql + " LIMIT 1")))
                .hasMessageContaining("are never");
    }

    @Test
    void a_statement_is_read_newest_first_a_stretch_at_a_time() {
        AccountView wallet = world.wallet(merchant, CurrencyCode.CNY);
        for (int i = 1; i <= 5; i++) {
            world.deposits.book(new Deposit(merchant, "D" + i, wallet.accountId(), Money.of(i, CurrencyCode.CNY)));
        }
        StatementPage newest = world.statements.page(wallet.accountId(), null, 2);
        StatementPage middle = world.statements.page(wallet.accountId(), newest.nextBefore(), 2);
        StatementPage oldest = world.statements.page(wallet.accountId(), middle.nextBefore(), 2);
        assertThat(amounts(newest)).containsExactly(5L, 4L);
        assertThat(amounts(middle)).containsExactly(3L, 2L);
        assertThat(amounts(oldest)).containsExactly(1L);
        assertThat(oldest.nextBefore()).isNull();
        assertThat(world.statements.page(wallet.accountId(), null, 5).nextBefore())
                .isNull();
        assertThat(newest.lines().get(0).operation()).isEqualTo("deposit");
        assertThat(newest.lines().get(0).reference()).isEqualTo(merchant + "/D5");
        assertThat(world.statements
                        .page(wallet.accountId(), oldest.lines().get(0).postingId(), 200)
                        .lines())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void a_statement_of_no_or_too_many_lines_is_refused(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> world.statements.page("acc_1", null, limit));
    }

    @Test
    void what_waits_counts_already_and_folding_changes_no_balance() {
        World own = World.fresh();
        AccountView wallet = own.wallet(merchant, Money.of(100, CurrencyCode.CNY));
        AccountView external = own.account("acc_platform_external_cny");
        assertThat(external.availableMinor()).isEqualTo(-100);
        assertThat(own.pending.lag().count()).isEqualTo(1);
        assertThat(own.pending.lag().oldestAt()).isBetween(wallet.createdAt(), own.clock.instant());
        assertThat(own.fold.run()).isEqualTo(1);
        assertThat(own.pending.lag()).isEqualTo(new PendingPostings.Lag(0, null));
        assertThat(own.account(external)).isEqualTo(external);
        assertThat(own.fold.run()).isZero();
        own.pool.close();
    }

    /** Everybody pays one merchant while several fold; whoever reads sees each capture once. */
    @Test
    void captures_for_one_merchant_and_folding_at_once_lose_and_double_nothing() throws Exception {
        int payers = 8;
        int payments = 40;
        long amount = 100;
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong captured = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(payers + 4);
        String account = world.merchantAccounts.idOf(merchant, CurrencyCode.CNY);
        try {
            List<Future<?>> folders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                folders.add(threads.submit(() -> {
                    while (!over.get()) {
                        world.fold.run();
                    }
                }));
            }
            folders.add(threads.submit(() -> {
                while (!over.get()) {
                    long before = captured.get();
                    long balance = world.account(account).availableMinor();
                    assertThat(balance % amount).isZero();
                    assertThat(balance).isBetween(before * amount, (captured.get() + payers) * amount);
                }
            }));
            List<Future<?>> paying = new ArrayList<>();
            for (int payer = 0; payer < payers; payer++) {
                AccountView wallet = world.wallet(merchant, Money.of(payments * amount, CurrencyCode.CNY));
                paying.add(threads.submit(() -> {
                    for (int i = 0; i < payments; i++) {
                        pay(wallet, amount);
                        captured.incrementAndGet();
                    }
                }));
            }
            for (Future<?> payer : paying) {
                payer.get(60, TimeUnit.SECONDS);
            }
            over.set(true);
            for (Future<?> folder : folders) {
                folder.get(60, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(world.account(account).availableMinor()).isEqualTo(payers * payments * amount);
        world.fold.run();
        Long folded = world.jdbc.queryForObject(
                "SELECT available_minor FROM account WHERE account_id = ?", Long.class, account);
        assertThat(folded).isEqualTo(payers * payments * amount);
    }

    private void pay(AccountView wallet, long amount) {
        Hold hold =
                new Hold(PublicId.mint("pay"), merchant, wallet.accountId(), Money.of(amount, CurrencyCode.CNY), 0, 0);
        Branch branch = new Branch(hold.paymentId(), 1);
        world.place.place(hold, branch, world.clock.instant().plusSeconds(60));
        world.finish.finish(hold, branch, Resolution.CONFIRM);
    }

    private static JournalEntry entry(String reference, String operation, String from, String to, long amount) {
        return new JournalEntry(
                reference,
                operation,
                List.of(
                        Posting.folded(from, Money.of(-amount, CurrencyCode.CNY)),
                        Posting.folded(to, Money.of(amount, CurrencyCode.CNY))));
    }

    private void append(JournalEntry entry) {
        world.commits.run(commit -> {
            world.journal.append(entry, world.clock.instant());
            return true;
        });
    }

    private static List<Long> amounts(StatementPage page) {
        return page.lines().stream().map(StatementLine::amountMinor).toList();
    }
}

package io.holdfast.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.account.World;
import io.holdfast.account.ledger.PendingPostings.Pending;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.RefundHoldOutcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DebitFoldedTest {

    private final World world = World.fresh();
    private final String merchant = World.merchant();
    private final CountDownLatch inHand = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void what_a_folder_has_in_hand_is_waited_for_and_not_declined() throws Exception {
        Money amount = Money.of(100, CurrencyCode.CNY);
        world.earn(merchant, amount);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> folder = threads.submit(this::foldSlowly);
            inHand.await();
            FreezeRefund refund = new FreezeRefund("ref_1", "pay_1", merchant, amount, amount, "TEST", null);
            Future<RefundHoldOutcome> freeze = threads.submit(() -> world.freezeRefund.freeze(refund));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> freeze.get(100, TimeUnit.MILLISECONDS));
            goOn.countDown();
            folder.get(20, TimeUnit.SECONDS);
            assertThat(freeze.get(20, TimeUnit.SECONDS)).isEqualTo(new RefundHoldOutcome.Frozen());
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
        assertThat(world.merchants(merchant, CurrencyCode.CNY).frozenMinor()).isEqualTo(100);
        world.audit.passes();
        world.pool.close();
    }

    @Test
    void what_waited_and_is_not_taken_stays_in_the_account() {
        world.earn(merchant, Money.of(100, CurrencyCode.CNY));
        world.earn(merchant, Money.of(50, CurrencyCode.CNY));
        String account = world.merchantAccounts.idOf(merchant, CurrencyCode.CNY);
        TreeMap<String, Long> none = new TreeMap<>(Map.of("acc_unknown", -1L));
        assertThat(world.debits.run(none, false, commit -> {
                    commit.abandon();
                    return world.debits.move(none);
                }))
                .isFalse();
        world.commits.run(commit -> world.debits.freeze(account, 30));
        assertThat(world.account(account).availableMinor()).isEqualTo(120);
        assertThat(world.pending.lockOf(List.of(account))).isEmpty();
        assertThat(world.jdbc.queryForObject(
                        "SELECT available_minor FROM account WHERE account_id = ?", Long.class, account))
                .isEqualTo(120);
        world.pool.close();
    }

    private void foldSlowly() {
        world.commits.run(commit -> {
            List<Pending> waiting = world.pending.lockOldest(10);
            inHand.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            TreeMap<String, Long> sums = new TreeMap<>();
            waiting.forEach(posting -> sums.merge(posting.accountId(), posting.amountMinor(), Math::addExact));
            world.pending.remove(waiting);
            world.balances.fold(sums);
            return true;
        });
    }
}

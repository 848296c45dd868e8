package io.holdfast.account.ledger;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.commit.LocalCommits.Commit;
import io.holdfast.account.directory.Directory;
import io.holdfast.account.ledger.PendingPostings.Pending;
import io.holdfast.contract.account.AccountView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Takes money out of accounts that are paid by folded postings and may not owe. What waits for such an account is folded in
 * the same commit, so that all it has can be taken, and its row is locked until then.
 */
public final class DebitFolded {

    private static final int ATTEMPTS = 200;

    private final LocalCommits commits;
    private final PendingPostings pending;
    private final Balances balances;
    private final Directory directory;

    public DebitFolded(LocalCommits commits, PendingPostings pending, Balances balances, Directory directory) {
        this.commits = commits;
        this.pending = pending;
        this.balances = balances;
        this.directory = directory;
    }

    /**
     * Makes the changes of an entry's direct postings, inside the caller's commit.
     *
     * @return false if an account has too little at hand; then nothing may be committed
     */
    public boolean move(SortedMap<String, Long> changesMinor) {
        Map<String, Long> folded = fold(changesMinor.keySet());
        for (Map.Entry<String, Long> change : changesMinor.entrySet()) {
            long waitedMinor = folded.getOrDefault(change.getKey(), 0L);
            if (!balances.change(change.getKey(), Math.addExact(waitedMinor, change.getValue()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Freezes, inside the caller's commit.
     *
     * @return false if the account has too little at hand; then nothing may be committed
     */
    public boolean freeze(String accountId, long amountMinor) {
        long waitedMinor = fold(Set.of(accountId)).getOrDefault(accountId, 0L);
        return balances.addAndFreeze(accountId, waitedMinor, amountMinor);
    }

    private Map<String, Long> fold(Set<String> accountIds) {
        List<Pending> waiting = pending.lockOf(accountIds);
        Map<String, Long> sums = new HashMap<>();
        for (Pending posting : waiting) {
            sums.merge(posting.accountId(), posting.amountMinor(), Math::addExact);
        }
        if (!waiting.isEmpty()) {
            pending.remove(waiting);
        }
        return sums;
    }

    /**
     * Runs a commit that moves or freezes, and runs it again while there is enough but not at hand: whoever folds right now
     * has some of it.
     *
     * @param changesMinor what the work wants of each account; negative is taken
     * @param tooLittle what the work answers, having abandoned its commit, when there was too little at hand
     * @return what the work answered; {@code tooLittle} only if the accounts do have too little
     */
    public <T> T run(Map<String, Long> changesMinor, T tooLittle, Function<Commit, T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            T answer = commits.run(work);
            if (!answer.equals(tooLittle) || !haveEnough(changesMinor)) {
                return answer;
            }
            LockSupport.parkNanos(
                    TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(500, 10_000)));
        }
        throw new IllegalStateException("money of " + changesMinor.keySet() + " is still being folded");
    }

    private boolean haveEnough(Map<String, Long> changesMinor) {
        return changesMinor.entrySet().stream().allMatch(change -> {
            AccountView account = directory.find(change.getKey());
            return account != null && account.availableMinor() + change.getValue() >= 0;
        });
    }
}

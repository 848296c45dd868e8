package io.holdfast.payment.fake;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.payment.resolve.Coordinator;
import io.holdfast.payment.wallet.GlobalTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A coordinator in memory, which fails where it is told to. */
public final class FakeCoordinator implements GlobalTransactions, Coordinator {

    /** Where the next decision goes wrong. */
    public enum Fault {
        NONE,
        /** Everything is done; the answer is lost. */
        ANSWER_LOST,
        /** The request never arrives. */
        REQUEST_LOST,
        /** It is decided, and the coordinator stops before any branch hears of it. */
        STOPS_AFTER_DECIDING
    }

    private final List<FakeBranch> branches = new CopyOnWriteArrayList<>();
    private final Map<String, BranchState> undone = new ConcurrentHashMap<>();
    private final ThreadLocal<String> bound = new ThreadLocal<>();
    private final AtomicInteger number = new AtomicInteger();

    public final List<Duration> timeouts = new CopyOnWriteArrayList<>();
    public volatile Fault fault = Fault.NONE;
    public volatile boolean down;
    /** Runs when a commit or a rollback is asked for. */
    public volatile Runnable beforeEnding = () -> {};

    void enlist(FakeBranch branch) {
        branches.add(branch);
    }

    String current() {
        String xid = bound.get();
        if (xid == null) {
            throw new IllegalStateException("no global transaction");
        }
        return xid;
    }

    /** It is back: finishes what was decided, and rolls back what was begun and never decided. */
    public void heal() {
        down = false;
        fault = Fault.NONE;
        undone.forEach(this::finish);
    }

    private void finish(String xid, BranchState decision) {
        BranchState state = decision == BranchState.CONFIRMED ? decision : BranchState.CANCELLED;
        branches.forEach(branch -> branch.phaseTwo(xid, state));
        undone.remove(xid);
    }

    @Override
    public Knowledge of(String xid) {
        if (down) {
            return Knowledge.SILENT;
        }
        return undone.containsKey(xid) ? Knowledge.AT_WORK : Knowledge.DONE;
    }

    @Override
    public GlobalTransaction begin(Duration timeout) {
        if (down) {
            return null;
        }
        timeouts.add(timeout);
        String xid = "xid-" + number.incrementAndGet();
        undone.put(xid, BranchState.TRIED);
        bound.set(xid);
        return new Open(xid);
    }

    private final class Open implements GlobalTransaction {

        private final String xid;

        Open(String xid) {
            this.xid = xid;
        }

        @Override
        public String xid() {
            return xid;
        }

        @Override
        public Ending commit() {
            return decided(BranchState.CONFIRMED, Ending.COMMITTED);
        }

        @Override
        public Ending rollback() {
            return decided(BranchState.CANCELLED, Ending.ROLLED_BACK);
        }

        private Ending decided(BranchState decision, Ending ending) {
            beforeEnding.run();
            if (down || fault == Fault.REQUEST_LOST) {
                return Ending.UNKNOWN;
            }
            undone.put(xid, decision);
            if (fault == Fault.STOPS_AFTER_DECIDING) {
                down = true;
                return Ending.UNKNOWN;
            }
            finish(xid, decision);
            return fault == Fault.ANSWER_LOST ? Ending.UNKNOWN : ending;
        }

        @Override
        public void close() {
            bound.remove();
        }
    }
}

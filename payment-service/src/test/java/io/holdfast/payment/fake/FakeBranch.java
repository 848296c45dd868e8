package io.holdfast.payment.fake;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.PaymentBranch;
import io.holdfast.contract.branch.Resolution;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A participant that keeps its branches in memory and obeys the rules of PaymentBranch. */
public class FakeBranch implements PaymentBranch {

    private final Map<String, BranchReport> branches = new ConcurrentHashMap<>();
    private final FakeCoordinator coordinator;
    private final AtomicInteger resolutions = new AtomicInteger();

    /** Answers nothing: neither tries nor reports nor resolutions reach it. */
    public volatile boolean silent;
    /** The next try is carried out, and its answer lost. */
    public volatile boolean losesNextAnswer;

    FakeBranch(FakeCoordinator coordinator) {
        this.coordinator = coordinator;
        coordinator.enlist(this);
    }

    /** Whether the payment is tried now; false if it was cancelled before. */
    final synchronized boolean tried(String paymentId) {
        answering();
        String xid = coordinator.current();
        BranchReport branch = branches.computeIfAbsent(paymentId, id -> new BranchReport(id, BranchState.TRIED, xid));
        if (losesNextAnswer) {
            losesNextAnswer = false;
            throw new IllegalStateException("the answer is lost");
        }
        return branch.state() == BranchState.TRIED;
    }

    final void answering() {
        if (silent) {
            throw new IllegalStateException("no answer");
        }
    }

    final synchronized void phaseTwo(String xid, BranchState state) {
        branches.replaceAll((id, branch) -> xid.equals(branch.xid()) && branch.state() == BranchState.TRIED
                ? new BranchReport(id, state, xid)
                : branch);
    }

    /** Leaves a tombstone as the coordinator's cancel does where nothing was tried. */
    public final synchronized void put(String paymentId, BranchState state, String xid) {
        branches.put(paymentId, new BranchReport(paymentId, state, xid));
    }

    public final BranchState state(String paymentId) {
        return reported(paymentId).state();
    }

    public final int resolutions() {
        return resolutions.get();
    }

    private BranchReport reported(String paymentId) {
        return branches.getOrDefault(paymentId, new BranchReport(paymentId, BranchState.ABSENT, null));
    }

    @Override
    public final List<BranchReport> report(List<String> paymentIds) {
        answering();
        return paymentIds.stream().map(this::reported).toList();
    }

    @Override
    public final synchronized BranchReport resolve(String paymentId, Resolution resolution) {
        answering();
        resolutions.incrementAndGet();
        BranchReport now = reported(paymentId);
        if (resolution == Resolution.CONFIRM && now.state() == BranchState.TRIED) {
            put(paymentId, BranchState.CONFIRMED, now.xid());
        }
        if (resolution == Resolution.CANCEL
                && (now.state() == BranchState.TRIED || now.state() == BranchState.ABSENT)) {
            put(paymentId, BranchState.CANCELLED, now.xid());
        }
        return reported(paymentId);
    }
}

package io.holdfast.account.hold;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where payments stand here. */
public final class ReportFundsHolds {

    private static final int LIMIT = 500;

    private final Holds holds;

    public ReportFundsHolds(Holds holds) {
        this.holds = holds;
    }

    /** @throws IllegalArgumentException for more than 500 */
    public List<BranchReport> report(List<String> paymentIds) {
        if (paymentIds.size() > LIMIT) {
            throw new IllegalArgumentException("at most " + LIMIT + " payments at once, not " + paymentIds.size());
        }
        List<String> distinct = paymentIds.stream().distinct().toList();
        Map<String, StoredHold> stored =
                holds.find(distinct).stream().collect(Collectors.toMap(StoredHold::paymentId, Function.identity()));
        return paymentIds.stream().map(id -> report(id, stored.get(id))).toList();
    }

    static BranchReport report(String paymentId, @Nullable StoredHold stored) {
        if (stored == null) {
            return new BranchReport(paymentId, BranchState.ABSENT, null);
        }
        Branch branch = stored.content() == null ? null : stored.branch();
        return new BranchReport(paymentId, stored.state(), branch == null ? null : branch.xid());
    }
}

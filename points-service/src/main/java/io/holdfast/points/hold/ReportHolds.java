package io.holdfast.points.hold;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells payment-service where holds stand. */
public final class ReportHolds {

    private static final int MOST = 500;

    private final Holds holds;

    public ReportHolds(Holds holds) {
        this.holds = holds;
    }

    /** One report a payment, in the order asked; at most 500. */
    public List<BranchReport> report(List<String> paymentIds) {
        if (paymentIds.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " payments at once, not " + paymentIds.size());
        }
        Map<String, Hold> known = new HashMap<>();
        for (Hold hold : holds.all(paymentIds)) {
            known.put(hold.paymentId(), hold);
        }
        List<BranchReport> reports = new ArrayList<>(paymentIds.size());
        for (String paymentId : paymentIds) {
            Hold hold = known.get(paymentId);
            reports.add(
                    hold == null
                            ? new BranchReport(paymentId, BranchState.ABSENT, null)
                            : new BranchReport(paymentId, hold.state(), hold.xid()));
        }
        return reports;
    }
}

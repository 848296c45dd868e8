package io.holdfast.points.hold.rpc;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.PointsHolds;
import io.holdfast.points.hold.ReportHolds;
import io.holdfast.points.hold.ResolveHold;
import io.holdfast.points.hold.tcc.PointsHoldBranch;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.slf4j.MDC;

@DubboService
class PointsHoldsDubbo implements PointsHolds {

    private final PointsHoldBranch branch;
    private final ReportHolds reportHolds;
    private final ResolveHold resolveHold;

    PointsHoldsDubbo(PointsHoldBranch branch, ReportHolds reportHolds, ResolveHold resolveHold) {
        this.branch = branch;
        this.reportHolds = reportHolds;
        this.resolveHold = resolveHold;
    }

    @Override
    public PointsHoldOutcome place(PlacePointsHold hold) {
        String xid = RootContext.getXID();
        if (xid == null) {
            // Outside a global transaction the branch would run as a plain call, and the points stay frozen.
            throw new IllegalStateException("no global transaction reached the try of " + hold.paymentId());
        }
        try (var payment = MDC.putCloseable("payment_id", hold.paymentId());
                var transaction = MDC.putCloseable("xid", xid)) {
            return branch.place(new BusinessActionContext(), hold.paymentId(), hold);
        }
    }

    @Override
    public List<BranchReport> report(List<String> paymentIds) {
        return reportHolds.report(paymentIds);
    }

    @Override
    public BranchReport resolve(String paymentId, Resolution resolution) {
        try (var payment = MDC.putCloseable("payment_id", paymentId)) {
            return resolveHold.resolve(paymentId, resolution);
        }
    }
}

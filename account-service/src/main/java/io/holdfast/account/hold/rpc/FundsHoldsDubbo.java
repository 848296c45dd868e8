package io.holdfast.account.hold.rpc;

import io.holdfast.account.hold.FinishFundsHold;
import io.holdfast.account.hold.Hold;
import io.holdfast.account.hold.ReportFundsHolds;
import io.holdfast.account.hold.tcc.FundsHoldBranch;
import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.PlaceHold;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;
import org.apache.seata.core.context.RootContext;
import org.slf4j.MDC;

/** Holds on funds over Dubbo. */
@DubboService(timeout = 3000, retries = 0)
public class FundsHoldsDubbo implements FundsHolds {

    private final FundsHoldBranch branch;
    private final FinishFundsHold finish;
    private final ReportFundsHolds reports;

    public FundsHoldsDubbo(FundsHoldBranch branch, FinishFundsHold finish, ReportFundsHolds reports) {
        this.branch = branch;
        this.finish = finish;
        this.reports = reports;
    }

    @Override
    public HoldOutcome place(PlaceHold request) {
        String transaction = RootContext.getXID();
        if (transaction == null) {
            // Seata would run the try as a plain call, and nobody would ever confirm or cancel it.
            throw new IllegalStateException("no global transaction reached account-service with payment "
                    + request.paymentId() + "; nothing is held");
        }
        // Checked before the branch begins: a branch whose content is out of range could not even be cancelled.
        Hold hold = new Hold(
                request.paymentId(),
                request.merchantId(),
                request.payerAccountId(),
                request.amount(),
                request.pointsValueMinor(),
                request.feeBasisPoints());
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", hold.paymentId());
                MDC.MDCCloseable xid = MDC.putCloseable("xid", transaction)) {
            return branch.attempt(
                    null,
                    hold.paymentId(),
                    hold.merchantId(),
                    hold.payerAccountId(),
                    hold.amount().currency().name(),
                    hold.amount().amountMinor(),
                    hold.pointsValueMinor(),
                    hold.feeBasisPoints(),
                    request.expiresAt());
        }
    }

    @Override
    public List<BranchReport> report(List<String> paymentIds) {
        return reports.report(paymentIds);
    }

    @Override
    public BranchReport resolve(String paymentId, Resolution resolution) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", paymentId)) {
            return finish.resolve(paymentId, resolution);
        }
    }
}

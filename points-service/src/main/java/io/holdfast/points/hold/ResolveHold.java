package io.holdfast.points.hold;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import java.util.List;

/** Finishes a hold on payment-service's word, where the coordinator no longer can. */
public final class ResolveHold {

    private final ConfirmHold confirmHold;
    private final CancelHold cancelHold;
    private final ReportHolds reportHolds;

    public ResolveHold(ConfirmHold confirmHold, CancelHold cancelHold, ReportHolds reportHolds) {
        this.confirmHold = confirmHold;
        this.cancelHold = cancelHold;
        this.reportHolds = reportHolds;
    }

    /** Where the hold stands afterwards; a final state never turns. */
    public BranchReport resolve(String paymentId, Resolution resolution) {
        switch (resolution) {
            case CONFIRM -> confirmHold.confirm(paymentId, null);
            case CANCEL -> cancelHold.cancel(paymentId, null);
        }
        return reportHolds.report(List.of(paymentId)).get(0);
    }
}

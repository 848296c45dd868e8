package io.holdfast.payment.resolve;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What all of a payment's participants have reported. */
record Evidence(List<BranchReport> reports) {

    /** The transactions under which the payment was tried: none or one, unless something is badly wrong. */
    Set<String> xids() {
        return reports.stream().map(BranchReport::xid).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** What the reports say on their own, at any age of the payment: WAIT if they leave it open. */
    Verdict alone() {
        if (all(BranchState.CONFIRMED)) {
            return Verdict.SUCCEEDED;
        }
        if (all(BranchState.CANCELLED)) {
            return Verdict.FAILED;
        }
        return any(BranchState.CONFIRMED) && any(BranchState.CANCELLED) ? Verdict.CONTRADICTION : Verdict.WAIT;
    }

    /**
     * What they say of a payment that is too old for anything to be tried any more.
     *
     * @param coordinator what it knows about all of {@link #xids}; DONE if there are none
     */
    Verdict overdue(Coordinator.Knowledge coordinator) {
        return switch (coordinator) {
            case AT_WORK, SILENT -> Verdict.WAIT;
            case DONE -> unlessDecided();
        };
    }

    private Verdict unlessDecided() {
        Verdict alone = alone();
        if (alone != Verdict.WAIT) {
            return alone;
        }
        if (!any(BranchState.CONFIRMED)) {
            return Verdict.CANCEL_ALL;
        }
        return any(BranchState.ABSENT) ? Verdict.CONTRADICTION : Verdict.CONFIRM_THE_REST;
    }

    private boolean all(BranchState state) {
        return reports.stream().allMatch(report -> report.state() == state);
    }

    private boolean any(BranchState state) {
        return reports.stream().anyMatch(report -> report.state() == state);
    }
}

package io.holdfast.order.reservation;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.order.argument.Argument;

/** Finishes what the coordinator does not know any more, as payment-service says. */
public final class ResolveReservation {

    private final FinishReservation finishReservation;
    private final ReportReservations reports;

    ResolveReservation(FinishReservation finishReservation, ReportReservations reports) {
        this.finishReservation = finishReservation;
        this.reports = reports;
    }

    /** What is final already stays as it is: the report says how the reservation really stands. */
    public BranchReport resolve(String paymentId, Resolution resolution) {
        Argument.id("paymentId", paymentId);
        switch (resolution) {
            case CONFIRM -> finishReservation.confirm(paymentId);
            case CANCEL -> finishReservation.cancel(paymentId);
        }
        return reports.of(paymentId);
    }
}

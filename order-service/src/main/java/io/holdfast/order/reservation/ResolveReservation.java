package io.holdfast.order.reservation;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.order.argument.Argument;

/** Finishes what the coordinator does not know any more, as payment-service says. */
public final class ResolveReservation {

    private final ConfirmReservation confirmReservation;
    private final CancelReservation cancelReservation;
    private final ReportReservations reports;

    ResolveReservation(
            ConfirmReservation confirmReservation, CancelReservation cancelReservation, ReportReservations reports) {
        this.confirmReservation = confirmReservation;
        this.cancelReservation = cancelReservation;
        this.reports = reports;
    }

    /** What is final already stays as it is: the report says how the reservation really stands. */
    public BranchReport resolve(String paymentId, Resolution resolution) {
        Argument.id("paymentId", paymentId);
        switch (resolution) {
            case CONFIRM -> confirmReservation.confirm(paymentId);
            case CANCEL -> cancelReservation.cancel(paymentId);
        }
        return reports.of(paymentId);
    }
}

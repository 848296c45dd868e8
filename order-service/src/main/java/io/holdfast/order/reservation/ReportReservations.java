package io.holdfast.order.reservation;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.reservation.Reservations.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where payments stand here. */
public final class ReportReservations {

    private static final int MOST = 500;

    private final Reservations reservations;

    ReportReservations(Reservations reservations) {
        this.reservations = reservations;
    }

    public BranchReport of(String paymentId) {
        return of(List.of(paymentId)).get(0);
    }

    /**
     * One report a payment, in the order asked.
     *
     * @throws IllegalArgumentException if more than 500 are asked for, or one of them is no identifier
     */
    public List<BranchReport> of(List<String> paymentIds) {
        Argument.within("number of payments", paymentIds.size(), 0, MOST);
        paymentIds.forEach(paymentId -> Argument.id("paymentId", paymentId));
        if (paymentIds.isEmpty()) {
            return new ArrayList<>();
        }
        Map<String, BranchReport> found = reservations.find(paymentIds).stream()
                .map(Recorded::report)
                .collect(Collectors.toMap(BranchReport::paymentId, Function.identity()));
        return paymentIds.stream()
                .map(id -> found.getOrDefault(id, new BranchReport(id, BranchState.ABSENT, null)))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}

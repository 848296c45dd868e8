package io.holdfast.payment.resolve;

import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.PaymentBranch;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.points.PointsHolds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everyone who holds something for a payment: stock and funds always, points only where points pay a part. */
public final class Participants {

    private static final Logger log = LoggerFactory.getLogger(Participants.class);

    private final StockReservations stock;
    private final PointsHolds points;
    private final FundsHolds funds;

    public Participants(StockReservations stock, PointsHolds points, FundsHolds funds) {
        this.stock = stock;
        this.points = points;
        this.funds = funds;
    }

    /**
     * What the participants of each payment report, by payment id. Payments that points pay a part of are missing if
     * points-service does not answer: it holds up no others.
     *
     * @throws RuntimeException if order-service or account-service does not answer; then nothing is known
     */
    Map<String, Evidence> report(Collection<PaymentView> payments) {
        List<String> all = payments.stream().map(PaymentView::paymentId).toList();
        List<String> withPoints = payments.stream()
                .filter(payment -> payment.points() > 0)
                .map(PaymentView::paymentId)
                .toList();
        Map<String, List<BranchReport>> reports = new HashMap<>();
        collect(stock, all, reports);
        collect(funds, all, reports);
        try {
            collect(points, withPoints, reports);
        } catch (RuntimeException e) {
            log.warn("points-service does not report", e);
            reports.keySet().removeAll(withPoints);
        }
        Map<String, Evidence> evidence = new HashMap<>();
        reports.forEach((paymentId, of) -> evidence.put(paymentId, new Evidence(of)));
        return evidence;
    }

    private static void collect(PaymentBranch participant, List<String> ids, Map<String, List<BranchReport>> into) {
        if (ids.isEmpty()) {
            return;
        }
        List<BranchReport> reports = participant.report(ids);
        if (!reports.stream().map(BranchReport::paymentId).toList().equals(ids)) {
            throw new IllegalStateException("a participant reported other payments than it was asked about");
        }
        for (BranchReport report : reports) {
            into.computeIfAbsent(report.paymentId(), id -> new ArrayList<>()).add(report);
        }
    }

    /**
     * Tells all of a payment's participants how it ended.
     *
     * @return where they stand after that
     * @throws RuntimeException if one of them does not answer; the others may have heard it
     */
    Evidence resolve(PaymentView payment, Resolution resolution) {
        Stream<PaymentBranch> involved =
                payment.points() > 0 ? Stream.of(stock, points, funds) : Stream.of(stock, funds);
        return new Evidence(involved.map(participant -> participant.resolve(payment.paymentId(), resolution))
                .toList());
    }
}

package io.holdfast.points.hold;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.branch.TccBranchContract;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.PointsHoldOutcome.Declined;
import io.holdfast.contract.points.PointsView;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.hold.tcc.PointsHoldBranch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PointsHoldBranchTest extends TccBranchContract {

    private static PointsFixture points;
    private static PointsHoldBranch branch;

    private final Owner owner = new Owner(PublicId.mint("mer"), "ada");

    @BeforeAll
    static void open() {
        points = new PointsFixture();
        branch = new PointsHoldBranch(
                points.placeHold(), points.confirmHold(), points.cancelHold(), new SimpleMeterRegistry());
    }

    @AfterAll
    static void close() {
        points.close();
    }

    @BeforeEach
    void grant() {
        points.grant(owner, PublicId.mint("pay"), FREE);
    }

    @AfterEach
    void audit() {
        points.audit();
    }

    @Override
    protected Tried attempt(String paymentId, String xid, long branchId, long units) {
        PlacePointsHold hold = new PlacePointsHold(
                paymentId,
                owner.merchantId(),
                owner.customer(),
                units,
                Money.of(units, CurrencyCode.CNY),
                Instant.now().plusSeconds(60));
        PointsHoldOutcome outcome = branch.place(context(paymentId, xid, branchId), paymentId, hold);
        if (outcome instanceof Declined declined) {
            return switch (declined.reason()) {
                case INSUFFICIENT_POINTS -> Tried.SHORT;
                case ALREADY_CANCELLED -> Tried.ALREADY_CANCELLED;
                case CONTENT_MISMATCH -> Tried.CONTENT_MISMATCH;
                case VALUE_MISMATCH -> throw new AssertionError("a fen a point is the rate");
            };
        }
        return Tried.HELD;
    }

    @Override
    protected boolean confirm(String paymentId, String xid, long branchId) {
        return branch.confirm(context(paymentId, xid, branchId));
    }

    @Override
    protected boolean cancel(String paymentId, String xid, long branchId) {
        return branch.cancel(context(paymentId, xid, branchId));
    }

    @Override
    protected BranchReport report(String paymentId) {
        return points.reportHolds().report(List.of(paymentId)).get(0);
    }

    @Override
    protected BranchReport resolve(String paymentId, Resolution resolution) {
        return points.resolveHold().resolve(paymentId, resolution);
    }

    @Override
    protected void sweep(Instant now, Fate answer) {
        points.expireHolds(ids -> Collections.nCopies(ids.size(), answer), Clock.fixed(now, ZoneOffset.UTC), 100)
                .run();
    }

    @Override
    protected Units units() {
        PointsView view = points.balances.of(owner);
        long gone = points.count("SELECT COALESCE(-SUM(points), 0) FROM points_entry WHERE operation = 'redeem'"
                + " AND merchant_id = '" + owner.merchantId() + "'");
        return new Units(view.available(), view.frozen(), gone);
    }

    private static BusinessActionContext context(String paymentId, String xid, long branchId) {
        BusinessActionContext context = new BusinessActionContext(
                xid, String.valueOf(branchId), new java.util.HashMap<>(Map.of("payment_id", paymentId)));
        context.setBranchId(branchId);
        return context;
    }
}

package io.holdfast.points.grant.rpc;

import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.GrantOutcome.Declined;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.PointsGrants;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.points.grant.GrantEarned;
import io.holdfast.points.grant.RestoreEarned;
import io.holdfast.points.grant.RevokeEarned;
import io.holdfast.points.grant.TakeBackEarned;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.apache.dubbo.config.annotation.DubboService;
import org.slf4j.MDC;

/** Grants over Dubbo, and {@code holdfast_points_grants_total{operation, outcome}}. */
@DubboService
class PointsGrantsDubbo implements PointsGrants {

    private static final String PAYMENT_ID = "payment_id";

    private final GrantEarned grantEarned;
    private final RevokeEarned revokeEarned;
    private final TakeBackEarned takeBackEarned;
    private final RestoreEarned restoreEarned;
    private final MeterRegistry meters;

    PointsGrantsDubbo(
            GrantEarned grantEarned,
            RevokeEarned revokeEarned,
            TakeBackEarned takeBackEarned,
            RestoreEarned restoreEarned,
            MeterRegistry meters) {
        this.grantEarned = grantEarned;
        this.revokeEarned = revokeEarned;
        this.takeBackEarned = takeBackEarned;
        this.restoreEarned = restoreEarned;
        this.meters = meters;
    }

    @Override
    public GrantOutcome grant(GrantPoints grant) {
        try (var payment = MDC.putCloseable(PAYMENT_ID, grant.paymentId())) {
            return counted("grant", grantEarned.grant(grant));
        }
    }

    @Override
    public void revoke(GrantPoints grant) {
        try (var payment = MDC.putCloseable(PAYMENT_ID, grant.paymentId())) {
            revokeEarned.revoke(grant);
            count("revoke", "done");
        }
    }

    @Override
    public GrantOutcome takeBack(TakeBackPoints refund) {
        try (var payment = MDC.putCloseable(PAYMENT_ID, refund.payment().paymentId())) {
            return counted("take_back", takeBackEarned.takeBack(refund));
        }
    }

    @Override
    public void restore(TakeBackPoints refund) {
        try (var payment = MDC.putCloseable(PAYMENT_ID, refund.payment().paymentId())) {
            restoreEarned.restore(refund);
            count("restore", "done");
        }
    }

    private GrantOutcome counted(String operation, GrantOutcome outcome) {
        count(
                operation,
                outcome instanceof Declined declined ? declined.reason().name().toLowerCase(Locale.ROOT) : "done");
        return outcome;
    }

    private void count(String operation, String outcome) {
        meters.counter("holdfast.points.grants", "operation", operation, "outcome", outcome)
                .increment();
    }
}

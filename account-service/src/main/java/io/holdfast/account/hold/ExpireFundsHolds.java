package io.holdfast.account.hold;

import io.holdfast.account.expiry.Expiring;
import io.holdfast.contract.branch.Resolution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds that the coordinator lost meet the fate of their payments. */
public final class ExpireFundsHolds implements Expiring {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireFundsHolds.class);

    private final Holds holds;
    private final FinishFundsHold finish;

    public ExpireFundsHolds(Holds holds, FinishFundsHold finish) {
        this.holds = holds;
        this.finish = finish;
    }

    @Override
    public List<Expired> expired(Instant now, @Nullable Expired after, int limit) {
        return holds.expired(now, after, limit);
    }

    @Override
    public boolean resolve(String paymentId, Resolution resolution) {
        LOG.warn(
                "the hold of payment {} has expired: {} it is, now {}",
                paymentId,
                resolution,
                finish.resolve(paymentId, resolution).state());
        return true;
    }
}

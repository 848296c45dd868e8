package io.holdfast.account.hold;

import io.holdfast.account.hold.Holds.Expired;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds holds that nobody resolved in time, asks what became of their payments, and resolves those that are decided. What
 * cannot be asked or resolved now is found again by the next sweep. Any number may run at once.
 */
public final class ExpireFundsHolds {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireFundsHolds.class);

    private final Holds holds;
    private final PaymentFates fates;
    private final FinishFundsHold finish;
    private final Clock clock;
    private final int batch;

    public ExpireFundsHolds(Holds holds, PaymentFates fates, FinishFundsHold finish, Clock clock, int batch) {
        this.holds = holds;
        this.fates = fates;
        this.finish = finish;
        this.clock = clock;
        this.batch = batch;
    }

    /** One pass over everything that has expired by now; returns how many holds were resolved. */
    public int sweep() {
        Instant now = clock.instant();
        int resolved = 0;
        Expired last = null;
        while (true) {
            List<Expired> expired = holds.expired(now, last, batch);
            if (expired.isEmpty()) {
                return resolved;
            }
            last = expired.get(expired.size() - 1);
            resolved += resolve(expired.stream().map(Expired::paymentId).toList());
        }
    }

    private int resolve(List<String> paymentIds) {
        List<Fate> answers = fates.of(paymentIds);
        if (answers.size() != paymentIds.size()) {
            throw new IllegalStateException(
                    "asked for " + paymentIds.size() + " payments, and told of " + answers.size());
        }
        int resolved = 0;
        for (int i = 0; i < paymentIds.size(); i++) {
            resolved += resolve(paymentIds.get(i), answers.get(i)) ? 1 : 0;
        }
        return resolved;
    }

    private boolean resolve(String paymentId, Fate fate) {
        try {
            return switch (fate) {
                case CONFIRM -> resolve(paymentId, Resolution.CONFIRM);
                case CANCEL -> resolve(paymentId, Resolution.CANCEL);
                case WAIT -> false;
            };
        } catch (RuntimeException e) {
            // One hold that cannot be resolved must not keep the others from it.
            LOG.error("the expired hold of payment {} could not be resolved", paymentId, e);
            return false;
        }
    }

    private boolean resolve(String paymentId, Resolution resolution) {
        LOG.warn(
                "the hold of payment {} has expired: {} it is, now {}",
                paymentId,
                resolution,
                finish.resolve(paymentId, resolution).state());
        return true;
    }
}

package io.holdfast.account.expiry;

import io.holdfast.account.expiry.Expiring.Expired;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what nobody resolved in time, asks what became of the payments, and resolves those that are decided. What cannot be
 * asked or resolved now is found again by the next sweep. Any number may run at once.
 */
public final class SweepExpired {

    private static final Logger LOG = LoggerFactory.getLogger(SweepExpired.class);

    private final Expiring expiring;
    private final PaymentFates fates;
    private final Clock clock;
    private final int batch;

    /** @param batch payments asked about at once, 1 to 500 */
    public SweepExpired(Expiring expiring, PaymentFates fates, Clock clock, int batch) {
        this.expiring = expiring;
        this.fates = fates;
        this.clock = clock;
        this.batch = batch;
    }

    /** One pass over everything that has expired by now; returns how many were resolved. */
    public int sweep() {
        Instant now = clock.instant();
        int resolved = 0;
        Expired last = null;
        while (true) {
            List<Expired> expired = expiring.expired(now, last, batch);
            if (expired.isEmpty()) {
                return resolved;
            }
            last = expired.get(expired.size() - 1);
            resolved += resolve(expired.stream().map(Expired::paymentId).toList());
        }
    }

    /** A sweep that leaves everything to the next one when payment-service cannot be asked. */
    public void sweepOrLeave() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("what has expired stays until the next sweep: {}", String.valueOf(e.getMessage()));
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
                case CONFIRM -> expiring.resolve(paymentId, Resolution.CONFIRM);
                case CANCEL -> expiring.resolve(paymentId, Resolution.CANCEL);
                case WAIT -> false;
            };
        } catch (RuntimeException e) {
            // One that cannot be resolved must not keep the others from it.
            LOG.error("what expired of payment {} could not be resolved", paymentId, e);
            return false;
        }
    }
}

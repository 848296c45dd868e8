package io.holdfast.points.hold;

import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Asks what became of payments whose holds nobody finished in time, and finishes them accordingly. */
public final class ExpireHolds {

    private static final Logger log = LoggerFactory.getLogger(ExpireHolds.class);

    private final Holds holds;
    private final PaymentFates fates;
    private final ResolveHold resolveHold;
    private final Clock clock;
    private final int batch;

    /** @param batch how many payments to ask about at once, 1 to 500 */
    public ExpireHolds(Holds holds, PaymentFates fates, ResolveHold resolveHold, Clock clock, int batch) {
        this.holds = holds;
        this.fates = fates;
        this.resolveHold = resolveHold;
        this.clock = clock;
        this.batch = batch;
    }

    /** One look at every expired hold. What cannot be finished now stays for the next look. */
    public void run() {
        try {
            sweep();
        } catch (RuntimeException e) {
            log.warn("expired holds stay until the next look", e);
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        List<String> expired = holds.expired(now, "", batch);
        while (!expired.isEmpty()) {
            List<Fate> answers = fates.of(expired);
            for (int i = 0; i < expired.size(); i++) {
                meet(expired.get(i), answers.get(i));
            }
            expired = holds.expired(now, expired.get(expired.size() - 1), batch);
        }
    }

    private void meet(String paymentId, Fate fate) {
        try (var payment = MDC.putCloseable("payment_id", paymentId)) {
            switch (fate) {
                case CONFIRM -> log.warn("expired: {}", resolveHold.resolve(paymentId, Resolution.CONFIRM));
                case CANCEL -> log.warn("expired: {}", resolveHold.resolve(paymentId, Resolution.CANCEL));
                case WAIT -> log.debug("{} is not decided", paymentId);
            }
        } catch (RuntimeException e) {
            log.error("the expired hold of {} cannot be finished", paymentId, e);
        }
    }
}

package io.holdfast.order.reservation;

import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.order.reservation.Reservations.Expired;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes reservations that nobody resolved in time: the coordinator may have lost them, so payment-service is asked what
 * became of their payments. Several instances may do so at once.
 */
public final class ExpireReservations {

    private static final Logger log = LoggerFactory.getLogger(ExpireReservations.class);

    private final Reservations reservations;
    private final PaymentFates fates;
    private final FinishReservation finishReservation;
    private final Clock clock;
    private final int batch;

    /** @param batch how many payments are asked about in one call, 500 at most */
    ExpireReservations(
            Reservations reservations,
            PaymentFates fates,
            FinishReservation finishReservation,
            Clock clock,
            int batch) {
        this.reservations = reservations;
        this.fates = fates;
        this.finishReservation = finishReservation;
        this.clock = clock;
        this.batch = batch;
    }

    /**
     * Looks at each expired reservation once, and says how many it finished.
     *
     * @throws RuntimeException if payment-service does not answer; what it was asked about stays until the next sweep
     */
    public int sweep() {
        Instant now = clock.instant();
        int finished = 0;
        Expired last = null;
        List<Expired> due = reservations.expired(now, last, batch);
        while (!due.isEmpty()) {
            finished += finish(due);
            last = due.get(due.size() - 1);
            due = due.size() < batch ? List.of() : reservations.expired(now, last, batch);
        }
        return finished;
    }

    private int finish(List<Expired> due) {
        // An ArrayList, as it goes over the wire.
        List<String> payments = due.stream().map(Expired::paymentId).collect(Collectors.toCollection(ArrayList::new));
        List<Fate> answers = fates.of(payments);
        if (answers.size() != payments.size()) {
            throw new IllegalStateException(answers.size() + " fates for " + payments.size() + " payments");
        }
        int finished = 0;
        for (int i = 0; i < payments.size(); i++) {
            finished += meet(payments.get(i), answers.get(i)) ? 1 : 0;
        }
        return finished;
    }

    /** One that cannot be finished must not keep the others waiting. */
    private boolean meet(String paymentId, Fate fate) {
        try {
            boolean finished = switch (fate) {
                case CONFIRM -> finishReservation.confirm(paymentId) == Ending.DONE;
                case CANCEL -> finishReservation.cancel(paymentId) == Ending.DONE;
                case WAIT -> false;
            };
            if (finished) {
                log.warn("payment {} was left open past its expiry; its reservation met the fate {}", paymentId, fate);
            }
            return finished;
        } catch (RuntimeException e) {
            log.error("expired reservation of payment {} could not be finished", paymentId, e);
            return false;
        }
    }
}

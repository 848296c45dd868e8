package io.holdfast.payment.collect;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at payments whose time has come, or whose next step somebody has left undone. Any number of instances may do so at
 * once.
 */
public final class LookAtPayments {

    private static final Logger log = LoggerFactory.getLogger(LookAtPayments.class);

    private final CollectedPayments rows;
    private final StoredPayments payments;
    private final Attempts attempts;
    private final Prepare prepare;
    private final CloseCollection closing;
    private final ChannelLanes lanes;
    private final Duration prepareWithin;
    private final int batch;
    private final Clock clock;

    public LookAtPayments(
            CollectedPayments rows,
            StoredPayments payments,
            Attempts attempts,
            Prepare prepare,
            CloseCollection closing,
            ChannelLanes lanes,
            Duration prepareWithin,
            int batch,
            Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.attempts = attempts;
        this.prepare = prepare;
        this.closing = closing;
        this.lanes = lanes;
        this.prepareWithin = prepareWithin;
        this.batch = batch;
        this.clock = clock;
    }

    /** Has what is due looked at, and says whether there may be more. */
    public boolean turn() {
        List<String> due = rows.lease(batch);
        for (String paymentId : due) {
            List<Attempt> made = attempts.ofPayment(paymentId);
            try (ChannelLanes.Place place = made.isEmpty()
                    ? null
                    : lanes.reserve(made.get(made.size() - 1).channel())) {
                if (place != null) {
                    place.start(() -> Traced.as(paymentId, null, () -> look(paymentId)));
                }
            }
        }
        return due.size() == batch;
    }

    private boolean look(String paymentId) {
        PaymentView payment = payments.find(paymentId);
        if (payment == null) {
            return false;
        }
        Instant now = clock.instant();
        switch (payment.state()) {
            case CREATED -> lookAtNew(payment, now);
            case AWAITING_PAYER, AUTHORIZED -> lookAtWaiting(payment, now);
            // Its attempts have looks of their own.
            case CLOSING -> closing.endIfClosed(payment);
            // Settling has looks of its own.
            case PROCESSING, SUCCEEDED, FAILED, CLOSED -> {}
        }
        return true;
    }

    private void lookAtNew(PaymentView payment, Instant now) {
        if (payment.underReview()) {
            return;
        }
        Instant expiresAt = payment.expiresAt();
        boolean inTime = payment.startedAt().plus(prepareWithin).isAfter(now);
        if (inTime && expiresAt != null && expiresAt.isAfter(now)) {
            prepare.prepare(payment);
            return;
        }
        log.warn("the channel did not answer in time");
        closing.close(payment.paymentId(), FailureReason.CHANNEL_UNAVAILABLE);
    }

    private void lookAtWaiting(PaymentView payment, Instant now) {
        Instant expiresAt = payment.expiresAt();
        if (expiresAt == null || !expiresAt.isAfter(now)) {
            closing.close(payment.paymentId(), null);
        } else {
            rows.lookAgain(payment.paymentId(), expiresAt);
        }
    }
}

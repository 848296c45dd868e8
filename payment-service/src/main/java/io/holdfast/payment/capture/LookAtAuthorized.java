package io.holdfast.payment.capture;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at wallets' payments that are captured by hand: those whose time is over, and those that somebody left undone. */
public final class LookAtAuthorized {

    private static final Logger log = LoggerFactory.getLogger(LookAtAuthorized.class);

    private final Authorized authorized;
    private final StoredPayments payments;
    private final AuthorizeWallet authorize;
    private final VoidAuthorization voids;
    private final Duration authorizeWithin;
    private final int batch;
    private final Clock clock;

    public LookAtAuthorized(
            Authorized authorized,
            StoredPayments payments,
            AuthorizeWallet authorize,
            VoidAuthorization voids,
            Duration authorizeWithin,
            int batch,
            Clock clock) {
        this.authorized = authorized;
        this.payments = payments;
        this.authorize = authorize;
        this.voids = voids;
        this.authorizeWithin = authorizeWithin;
        this.batch = batch;
        this.clock = clock;
    }

    /** Looks at a batch, and says whether there may be more. */
    public boolean turn() {
        List<String> due = authorized.lease(batch);
        for (String paymentId : due) {
            try {
                PaymentView payment = payments.find(paymentId);
                if (payment != null) {
                    look(payment);
                }
            } catch (RuntimeException e) {
                log.warn("the look at payment {} comes to nothing", paymentId, e);
            }
        }
        return due.size() == batch;
    }

    private void look(PaymentView payment) {
        Instant now = clock.instant();
        switch (payment.state()) {
            case CREATED -> {
                if (payment.underReview()) {
                    return;
                }
                if (payment.startedAt().plus(authorizeWithin).isAfter(now)) {
                    authorize.carryOn(payment);
                } else {
                    voids.fail(payment, FailureReason.TIMED_OUT);
                }
            }
            case AUTHORIZED -> {
                Instant expiresAt = payment.expiresAt();
                if (expiresAt == null || !expiresAt.isAfter(now)) {
                    voids.expire(payment);
                }
            }
            case CLOSING -> voids.close(payment);
            // Settling is looked after elsewhere, and what has ended needs no look.
            case PROCESSING, AWAITING_PAYER, SUCCEEDED, FAILED, CLOSED -> {}
        }
    }
}

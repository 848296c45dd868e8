package io.holdfast.payment.resolve;

import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.resolve.Coordinator.Knowledge;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Looks at payments whose outcome is not known. Any number of instances may do so at once. A look that fails is made again
 * later; several in one turn end the turn, because whoever does not answer costs each look its whole timeout.
 */
public final class Resolver {

    private static final Logger log = LoggerFactory.getLogger(Resolver.class);

    private static final int MOST_FAILURES = 3;

    private final DueLooks looks;
    private final StoredPayments payments;
    private final Participants participants;
    private final Coordinator coordinator;
    private final Customers customers;
    private final FinishPayment finish;
    private final ResolveWatch watch;
    private final Clock clock;
    private final Duration givenUpAfter;
    private final int batch;

    /** @param givenUpAfter how old a payment must be before anyone but the coordinator may decide it */
    public Resolver(
            DueLooks looks,
            StoredPayments payments,
            Participants participants,
            Coordinator coordinator,
            Customers customers,
            FinishPayment finish,
            ResolveWatch watch,
            Clock clock,
            Duration givenUpAfter,
            int batch) {
        this.looks = looks;
        this.payments = payments;
        this.participants = participants;
        this.coordinator = coordinator;
        this.customers = customers;
        this.finish = finish;
        this.watch = watch;
        this.clock = clock;
        this.givenUpAfter = givenUpAfter;
        this.batch = batch;
    }

    /** Looks at what is due, and says whether there may be more. */
    public boolean turn() {
        List<DueLook> due = looks.lease(batch);
        if (due.isEmpty()) {
            return false;
        }
        Map<String, PaymentView> found =
                payments.findAll(due.stream().map(DueLook::paymentId).toList());
        found.values().removeIf(payment -> payment.state() != PaymentState.PROCESSING);
        Map<String, Evidence> evidence = participants.report(found.values());
        int failures = 0;
        for (DueLook look : due) {
            PaymentView payment = found.get(look.paymentId());
            Evidence reported = evidence.get(look.paymentId());
            if (payment != null && reported != null && !looked(look, payment, reported)) {
                failures++;
            }
            if (failures == MOST_FAILURES) {
                return false;
            }
        }
        return due.size() == batch;
    }

    private boolean looked(DueLook look, PaymentView payment, Evidence reported) {
        MDC.put("payment_id", payment.paymentId());
        try {
            Verdict verdict = verdict(payment, reported);
            watch.looked(verdict);
            act(verdict, look, payment);
            return true;
        } catch (RuntimeException e) {
            log.warn("the look comes to nothing", e);
            return false;
        } finally {
            MDC.remove("payment_id");
        }
    }

    private Verdict verdict(PaymentView payment, Evidence reported) {
        Verdict alone = reported.alone();
        boolean overdue = !clock.instant().isBefore(payment.startedAt().plus(givenUpAfter));
        if (alone != Verdict.WAIT || !overdue) {
            return alone;
        }
        Knowledge knowledge = knowledge(reported);
        // What was reported before the coordinator was done may be out of date; what is reported now is not.
        Evidence last = knowledge == Knowledge.DONE ? again(payment) : reported;
        return last.overdue(knowledge);
    }

    private Knowledge knowledge(Evidence reported) {
        Knowledge knowledge = Knowledge.DONE;
        for (String xid : reported.xids()) {
            Knowledge of = coordinator.of(xid);
            if (of == Knowledge.SILENT) {
                throw new IllegalStateException("the coordinator does not answer");
            }
            knowledge = of == Knowledge.AT_WORK ? of : knowledge;
        }
        return knowledge;
    }

    private Evidence again(PaymentView payment) {
        Evidence evidence = participants.report(List.of(payment)).get(payment.paymentId());
        if (evidence == null) {
            throw new IllegalStateException("no participant reported the payment it was asked about");
        }
        return evidence;
    }

    private void act(Verdict verdict, DueLook look, PaymentView payment) {
        switch (verdict) {
            case SUCCEEDED -> succeeded(payment);
            case FAILED -> failed(look, payment);
            case CONFIRM_THE_REST -> {
                if (told(payment, Resolution.CONFIRM) == Verdict.SUCCEEDED) {
                    succeeded(payment);
                }
            }
            case CANCEL_ALL -> {
                if (told(payment, Resolution.CANCEL) == Verdict.FAILED) {
                    failed(look, payment);
                }
            }
            case WAIT -> log.info("still not known");
            case CONTRADICTION -> log.error("participants contradict each other: a person must look at this payment");
        }
    }

    private Verdict told(PaymentView payment, Resolution resolution) {
        log.warn("the coordinator is done with it: telling every participant to {}", resolution);
        return participants.resolve(payment, resolution).alone();
    }

    private void succeeded(PaymentView payment) {
        PaymentView finished = finish.succeeded(payment, customers.of(payment));
        log.info("resolved: {}", finished.state());
    }

    private void failed(DueLook look, PaymentView payment) {
        PaymentView finished = finish.failed(payment, look.failureReason(), payment.customer());
        log.info("resolved: {}", finished.state());
    }
}

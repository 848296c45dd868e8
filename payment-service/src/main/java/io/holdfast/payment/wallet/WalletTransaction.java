package io.holdfast.payment.wallet;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.wallet.GlobalTransactions.Ending;
import io.holdfast.payment.wallet.GlobalTransactions.GlobalTransaction;
import io.holdfast.protection.deadline.Deadline;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries one wallet payment out. It ends the payment only on an answer that is certain: committed, or rolled back. An
 * exception is neither, and the payment stays PROCESSING for whoever looks at it next.
 */
public final class WalletTransaction {

    private static final Logger log = LoggerFactory.getLogger(WalletTransaction.class);

    private final GlobalTransactions transactions;
    private final WalletTries tries;
    private final FinishPayment finish;
    private final StoredPayments payments;
    private final Clock clock;

    public WalletTransaction(
            GlobalTransactions transactions,
            WalletTries tries,
            FinishPayment finish,
            StoredPayments payments,
            Clock clock) {
        this.transactions = transactions;
        this.tries = tries;
        this.finish = finish;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * @param deadline after which nothing is tried and no commit is sent any more: from a margin later on the payment may be
     *     given up by others
     * @return terminal, or as given if the outcome is not known
     */
    PaymentView carryOut(PaymentView payment, Deadline deadline) {
        if (deadline.hasPassed()) {
            return nothingWasTried(payment);
        }
        try (GlobalTransaction transaction = transactions.begin(deadline.left())) {
            if (transaction == null) {
                return nothingWasTried(payment);
            }
            MDC.put("xid", transaction.xid());
            return within(transaction, payment, deadline);
        } finally {
            MDC.remove("xid");
        }
    }

    private PaymentView nothingWasTried(PaymentView payment) {
        log.warn("no transaction was opened in time");
        return finish.failed(payment, FailureReason.TIMED_OUT, null);
    }

    private PaymentView within(GlobalTransaction transaction, PaymentView payment, Deadline deadline) {
        Attempt attempt = attempt(payment, deadline);
        if (attempt.declined() != null) {
            return rolledBack(transaction, payment, attempt.customer(), attempt.declined());
        }
        if (deadline.hasPassed()) {
            return rolledBack(transaction, payment, attempt.customer(), FailureReason.TIMED_OUT);
        }
        return transaction.commit() == Ending.COMMITTED
                ? finish.succeeded(payment, attempt.customer())
                : leftOpen(payment, null);
    }

    private Attempt attempt(PaymentView payment, Deadline deadline) {
        // It travels with the tries alone: a commit or a rollback takes the time it needs.
        try (Deadline.Scope travelling = deadline.begin()) {
            return tries.attempt(payment, deadline);
        } catch (CallRefusedException e) {
            // One line: while a breaker is open there may be many, and nothing was sent.
            log.warn("a try was not made: rolling back ({})", e.getMessage());
            return Attempt.declined(null, FailureReason.TIMED_OUT);
        } catch (RuntimeException e) {
            log.warn("a participant did not answer a try: rolling back", e);
            return Attempt.declined(null, FailureReason.TIMED_OUT);
        }
    }

    private PaymentView rolledBack(
            GlobalTransaction transaction, PaymentView payment, @Nullable String customer, FailureReason reason) {
        return transaction.rollback() == Ending.ROLLED_BACK
                ? finish.failed(payment, reason, customer)
                : leftOpen(payment, reason);
    }

    private PaymentView leftOpen(PaymentView payment, @Nullable FailureReason declined) {
        log.warn("the outcome is not known yet");
        payments.leaveOpen(payment.paymentId(), declined, clock.instant());
        return payment;
    }
}

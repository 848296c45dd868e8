package io.holdfast.payment.collect;

import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in which money that a channel says it has collected comes in, whoever heard of it: a callback, a query, a prepay
 * or a capture. It is compared with the attempt before anything is believed, and what it is for is decided in the one commit
 * that stores it, under the payment's lock.
 */
public final class TakeReceipt {

    /** Until then the one who took the receipt has begun to settle it, or died. */
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(TakeReceipt.class);

    private final Transactions transactions;
    private final StoredPayments payments;
    private final CollectedPayments rows;
    private final Attempts attempts;
    private final Receipts receipts;
    private final SurplusEvents events;
    private final Consumer<String> settle;
    private final CollectWatch watch;
    private final Clock clock;

    /** @param settle begins to settle a payment, on another thread */
    public TakeReceipt(
            Transactions transactions,
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            Receipts receipts,
            SurplusEvents events,
            Consumer<String> settle,
            CollectWatch watch,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.rows = rows;
        this.attempts = attempts;
        this.receipts = receipts;
        this.events = events;
        this.settle = settle;
        this.watch = watch;
        this.clock = clock;
    }

    /** May be repeated, by anyone: a channel's transaction is taken once. */
    public Taken take(String attemptNo, Receipt receipt) {
        Attempt attempt = attempts.find(attemptNo);
        if (attempt == null) {
            log.error("a channel has money for an attempt that does not exist: {}", attemptNo);
            return new Taken.NoSuchAttempt();
        }
        StoredReceipt known = known(attempt, receipt);
        if (known != null) {
            return taken(attempt, known);
        }
        AtomicReference<@Nullable StoredReceipt> stored = new AtomicReference<>();
        String receiptId = PublicId.mint("rcp");
        boolean taken = transactions.run(
                () -> {
                    StoredReceipt decided = decided(receiptId, attempt, receipt);
                    stored.set(decided);
                    return receipts.insert(decided) && moved(decided);
                },
                () -> receipts.find(receiptId) != null);
        StoredReceipt decided = stored.get();
        if (!taken || decided == null) {
            StoredReceipt winner = Objects.requireNonNull(known(attempt, receipt), "neither new nor known");
            return taken(attempt, winner);
        }
        return announced(decided, attempt);
    }

    private @Nullable StoredReceipt known(Attempt attempt, Receipt receipt) {
        return receipts.findByTransaction(attempt.channel(), attempt.merchantId(), receipt.channelTransactionId());
    }

    private Taken taken(Attempt attempt, StoredReceipt known) {
        if (known.attemptNo().equals(attempt.attemptNo())) {
            return new Taken.Again(known);
        }
        log.error(
                "payment {} is held: its money is said to be transaction {} of {}, which paid attempt {} of payment {}",
                attempt.paymentId(),
                known.channelTransactionId(),
                known.channel(),
                known.attemptNo(),
                known.paymentId());
        watch.claimedTwice(known.channel());
        rows.hold(attempt.paymentId(), CollectedPayments.CLAIMED_TWICE);
        return new Taken.OfAnother(known);
    }

    private StoredReceipt decided(String receiptId, Attempt attempt, Receipt receipt) {
        PaymentState state = rows.lock(attempt.paymentId());
        PaymentView payment = payments.find(attempt.paymentId());
        if (state == null || payment == null) {
            throw new IllegalStateException("attempt " + attempt.attemptNo() + " has no payment");
        }
        ReceiptPurpose purpose = purpose(payment, attempt, receipt.paid());
        boolean goesBack = purpose == ReceiptPurpose.LATE || purpose == ReceiptPurpose.SECOND;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new StoredReceipt(
                receiptId,
                attempt.channel(),
                receipt.channelTransactionId(),
                attempt.attemptNo(),
                attempt.paymentId(),
                attempt.merchantId(),
                receipt.paid(),
                receipt.paidAt().truncatedTo(ChronoUnit.MICROS),
                purpose,
                goesBack ? GiveBackState.DUE : GiveBackState.NONE,
                receiptId.substring(receiptId.indexOf('_') + 1),
                purpose == ReceiptPurpose.SETTLES ? null : now,
                0,
                receipt.details(),
                now);
    }

    private ReceiptPurpose purpose(PaymentView payment, Attempt attempt, Money paid) {
        Long captured = payment.capturedMinor();
        Money expected = captured == null
                ? attempt.amount()
                : Money.of(captured, attempt.amount().currency());
        if (!paid.equals(expected)) {
            return ReceiptPurpose.WRONG_AMOUNT;
        }
        return switch (payment.state()) {
            // The channel may call back before our own prepay is answered, so CREATED is legal here.
            case CREATED, AWAITING_PAYER, AUTHORIZED, CLOSING -> ReceiptPurpose.SETTLES;
            case PROCESSING ->
                receipts.settling(payment.paymentId()) == null ? ReceiptPurpose.SETTLES : ReceiptPurpose.SECOND;
            case SUCCEEDED -> ReceiptPurpose.SECOND;
            case FAILED, CLOSED -> ReceiptPurpose.LATE;
        };
    }

    private boolean moved(StoredReceipt receipt) {
        String paymentId = receipt.paymentId();
        Instant now = clock.instant();
        attempts.paid(receipt.attemptNo(), receipt.channelTransactionId());
        switch (receipt.purpose()) {
            case SETTLES -> {
                rows.processing(paymentId, now.plus(SETTLES_WITHIN));
                attempts.abandonOthers(paymentId, receipt.attemptNo(), now);
            }
            case WRONG_AMOUNT -> rows.hold(paymentId, ReceiptPurpose.WRONG_AMOUNT.name());
            case LATE, SECOND -> {
                PaymentView payment = payments.find(paymentId);
                if (payment != null) {
                    events.append(payment, receipt);
                }
            }
        }
        return true;
    }

    private Taken announced(StoredReceipt receipt, Attempt attempt) {
        watch.received(receipt.channel(), receipt.purpose());
        return switch (receipt.purpose()) {
            case SETTLES -> {
                settle.accept(receipt.paymentId());
                yield new Taken.Settles(receipt);
            }
            case LATE, SECOND -> {
                log.warn(
                        "{} money for payment {}: {} goes back",
                        receipt.purpose(),
                        receipt.paymentId(),
                        receipt.paid());
                yield new Taken.Surplus(receipt);
            }
            case WRONG_AMOUNT -> {
                log.error("payment {} is held: {} came for {}", receipt.paymentId(), receipt.paid(), attempt.amount());
                yield new Taken.WrongAmount(receipt);
            }
        };
    }
}

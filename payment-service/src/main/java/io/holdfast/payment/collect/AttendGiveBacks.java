package io.holdfast.payment.collect;

import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person can do about money that does not go back. */
public final class AttendGiveBacks {

    private static final Logger log = LoggerFactory.getLogger(AttendGiveBacks.class);

    private final Transactions transactions;
    private final Receipts receipts;
    private final CollectedPayments rows;
    private final Attempts attempts;
    private final Clock clock;

    public AttendGiveBacks(
            Transactions transactions, Receipts receipts, CollectedPayments rows, Attempts attempts, Clock clock) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.rows = rows;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Null if there is no such receipt, of any merchant. */
    public @Nullable StoredReceipt find(String receiptId) {
        return receipts.find(receiptId);
    }

    /** Tries again what is ABNORMAL, under the same number at the channel. False if it is not ABNORMAL. */
    public boolean retry(String receiptId) {
        return receipts.retry(receiptId, clock.instant());
    }

    /**
     * Has a wrong amount go back to its payer; what it held is held no longer, and is closed if its payer can pay no more. May be
     * repeated: the money goes back once.
     *
     * @return false if it is no wrong amount
     */
    public boolean giveBack(StoredReceipt receipt) {
        if (receipt.purpose() != ReceiptPurpose.WRONG_AMOUNT) {
            return false;
        }
        boolean decided = transactions.run(() -> decided(receipt), () -> isDecided(receipt.receiptId()));
        if (decided) {
            log.warn("receipt {} of payment {} goes back, as a person says", receipt.receiptId(), receipt.paymentId());
        }
        return true;
    }

    private boolean decided(StoredReceipt receipt) {
        String paymentId = receipt.paymentId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Nobody switches, closes or pays meanwhile.
        rows.lock(paymentId);
        if (!receipts.decide(receipt.receiptId(), now)) {
            return false;
        }
        boolean payable = attempts.ofPayment(paymentId).stream()
                .anyMatch(attempt -> attempt.state().isLive());
        if (rows.release(paymentId, ReceiptPurpose.WRONG_AMOUNT.name()) && !payable) {
            rows.closing(paymentId, null, now);
        }
        return true;
    }

    private boolean isDecided(String receiptId) {
        StoredReceipt stored = receipts.find(receiptId);
        return stored != null && stored.giveBack() != GiveBackState.NONE;
    }
}

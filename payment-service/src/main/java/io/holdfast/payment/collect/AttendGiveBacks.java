package io.holdfast.payment.collect;

import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What a person can do about money that does not go back. */
public final class AttendGiveBacks {

    private final Receipts receipts;
    private final Clock clock;

    public AttendGiveBacks(Receipts receipts, Clock clock) {
        this.receipts = receipts;
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
}

package io.holdfast.account.channel;

import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The steps that were booked. Each one's row is its barrier: whoever writes it moves the money, once. A receipt is counted
 * by one row at a time: that of the capture it was booked with, or that of its suspense.
 */
public interface ChannelBookings {

    /** @return false if the payment has a capture or a tombstone already, or the receipt is counted elsewhere */
    boolean addCapture(CaptureChannelFunds capture, Instant at);

    /** @return false if the payment has a capture or a tombstone already */
    boolean addTombstone(String paymentId, Instant at);

    /**
     * From then on the capture does not count its receipt.
     *
     * @return false unless the capture stood
     */
    boolean undoCapture(String paymentId, Instant at);

    @Nullable
    StoredCapture capture(String paymentId);

    /**
     * @param paymentId whose capture was taken back; null if there never was one
     * @return false if the receipt is in suspense already, or is counted elsewhere
     */
    boolean addSuspense(SuspendChannelFunds suspense, @Nullable String paymentId, Instant at);

    @Nullable
    SuspendChannelFunds suspense(String receiptId);

    /** @return false if it was given back already */
    boolean addGiveBack(SuspendChannelFunds suspense, Instant at);
}

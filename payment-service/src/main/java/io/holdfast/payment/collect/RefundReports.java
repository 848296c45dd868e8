package io.holdfast.payment.collect;

import io.holdfast.payment.channel.RefundAnswer;

/** Whoever has refunds at channels and may be called back about them. */
@FunctionalInterface
public interface RefundReports {

    /** False if it has no refund with this number. Must be quick; what the answer leads to may be done later. */
    boolean reported(String merchantId, String channel, String refundNo, RefundAnswer answer);
}

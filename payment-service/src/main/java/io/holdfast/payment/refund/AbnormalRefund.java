package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundView;
import org.jspecify.annotations.Nullable;

/**
 * A refund that a person must look at.
 *
 * @param refundNo its number at the channel
 * @param obstacle what was in the way last
 */
public record AbnormalRefund(
        RefundView refund, String refundNo, @Nullable String obstacle) {}

package io.holdfast.contract.order;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as of one instant.
 *
 * @param customer the merchant's name for who buys; null if not told
 * @param total the sum over all lines
 * @param refundedMinor what of it went back to the payer, in minor units of the total's currency: 0 to the total
 * @param paymentId the payment that is paying or has paid it; null otherwise
 * @param expiresAt when it is closed if still unpaid
 */
public record OrderView(
        String orderId,
        String merchantId,
        String merchantOrderNo,
        @Nullable String customer,
        Money total,
        long refundedMinor,
        OrderState state,
        List<OrderLine> lines,
        @Nullable String paymentId,
        Instant createdAt,
        Instant expiresAt)
        implements Serializable {}

package io.holdfast.contract.payment;

import java.io.Serializable;
import java.time.Instant;

/**
 * A merchant.
 *
 * @param feeBasisPoints Holdfast's share of each payment, 0 to 10,000 (60 is 0.60%)
 */
public record MerchantView(String merchantId, String name, int feeBasisPoints, Instant createdAt)
        implements Serializable {}

package io.holdfast.contract.points;

import io.holdfast.contract.Money;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A settled payment.
 *
 * @param customer who earns; null if the order names nobody, who then earns nothing
 * @param captured what was paid in money
 */
public record GrantPoints(
        String paymentId, String merchantId, @Nullable String customer, Money captured) implements Serializable {}

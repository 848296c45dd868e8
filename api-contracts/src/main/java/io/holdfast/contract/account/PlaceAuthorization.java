package io.holdfast.contract.account;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;

/**
 * Freezes a payer's money until it is captured or released. An authorization that expired is released when payment-service
 * says that its payment ended.
 *
 * @param merchantId who may capture, and who opened the payer's wallet
 * @param amount 1 to 10^12 minor units
 * @param expiresAt when account-service may ask payment-service what became of the payment
 */
public record PlaceAuthorization(
        String paymentId, String merchantId, String payerAccountId, Money amount, Instant expiresAt)
        implements Serializable {}

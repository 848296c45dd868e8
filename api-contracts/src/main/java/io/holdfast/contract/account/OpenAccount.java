package io.holdfast.contract.account;

import io.holdfast.contract.CurrencyCode;
import java.io.Serializable;

/**
 * Opens a wallet for a merchant's customer, or a merchant's own account. Asked again with the same four values it answers
 * with the same account.
 *
 * @param kind WALLET or MERCHANT; Holdfast opens the others itself
 * @param owner the merchant's name for the customer, 1 to 64 characters; for MERCHANT the merchant id
 */
public record OpenAccount(String merchantId, AccountKind kind, String owner, CurrencyCode currency)
        implements Serializable {}

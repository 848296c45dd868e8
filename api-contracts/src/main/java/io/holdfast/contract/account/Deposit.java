package io.holdfast.contract.account;

import io.holdfast.contract.Money;
import java.io.Serializable;

/**
 * Money that arrives from outside.
 *
 * @param depositNo the depositor's number, 1 to 64 characters, unique per merchant: repeated with the same content it
 *     answers as the first time and moves nothing
 * @param amount 1 to 10^12 minor units, in the account's currency
 */
public record Deposit(String merchantId, String depositNo, String accountId, Money amount) implements Serializable {}

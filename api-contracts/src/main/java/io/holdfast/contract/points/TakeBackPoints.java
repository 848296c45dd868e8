package io.holdfast.contract.points;

import io.holdfast.contract.Money;
import java.io.Serializable;

/**
 * A refund of a part or all of a settled payment.
 *
 * @param refundId also names the take-back: once restored it is refused for ever
 * @param payment as it was settled: the same content in every call about it
 * @param refunded 1 to what was captured and is not refunded yet
 */
public record TakeBackPoints(String refundId, GrantPoints payment, Money refunded) implements Serializable {}

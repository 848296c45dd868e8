package io.holdfast.contract.order;

import io.holdfast.contract.Money;
import java.io.Serializable;

/**
 * A refund of a PAID order.
 *
 * @param amount in the order's currency; 1 to what of the total is not refunded yet
 * @param restock whether all of the order's pieces go back on the shelf; once for an order at most
 */
public record NoteRefund(String refundId, String paymentId, Money amount, boolean restock) implements Serializable {}

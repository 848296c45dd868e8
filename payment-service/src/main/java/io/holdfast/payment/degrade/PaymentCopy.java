package io.holdfast.payment.degrade;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.PayerAction;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it was.
 *
 * @param action what its payer was to do next; null if nothing
 * @param readAt before it was read, in the nanoseconds of {@link PaymentCopies#now()}
 */
public record PaymentCopy(PaymentView payment, @Nullable PayerAction action, long readAt) {}

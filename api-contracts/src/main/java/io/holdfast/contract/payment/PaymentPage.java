package io.holdfast.contract.payment;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a merchant's payments, newest first.
 *
 * @param nextBefore give it as {@code before} for the next, older stretch; null if there is none
 */
public record PaymentPage(
        List<PaymentView> payments, @Nullable String nextBefore) implements Serializable {}

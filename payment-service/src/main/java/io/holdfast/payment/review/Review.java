package io.holdfast.payment.review;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.risk.RiskDecision;
import org.jspecify.annotations.Nullable;

/**
 * A payment that waits for an operator, and why.
 *
 * @param decision null if it is forgotten already
 */
public record Review(PaymentView payment, @Nullable RiskDecision decision) {}

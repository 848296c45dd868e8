package io.holdfast.contract.payment;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of refunds, newest first.
 *
 * @param nextBefore what to pass as {@code before} for the next page; null if this is the last
 */
public record RefundPage(List<RefundView> refunds, @Nullable String nextBefore) implements Serializable {}

package io.holdfast.payment.attention;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Knows of things that a person must look at.
 *
 * @param kind of its {@link AttentionItem}s
 * @param list at most so many of them, oldest first
 */
public record NeedsAttention(String kind, IntFunction<List<AttentionItem>> list) {}

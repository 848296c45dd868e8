package io.holdfast.sandbox.callback;

import java.time.Instant;

/**
 * One sending of one callback.
 *
 * @param type in the channel's words: {@code TRANSACTION.SUCCESS}
 * @param accepted whether the channel takes the answer for a yes
 */
public record Delivery(String type, Instant at, Answer answer, boolean accepted) {}

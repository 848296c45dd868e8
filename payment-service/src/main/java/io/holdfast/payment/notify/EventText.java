package io.holdfast.payment.notify;

import org.jspecify.annotations.Nullable;

/** Events in the words in which merchants read payments and refunds everywhere else. */
@FunctionalInterface
public interface EventText {

    /**
     * @param internal the event as services tell it each other, JSON
     * @return JSON; null for an event that has neither a payment nor a refund as they are known today
     */
    @Nullable
    String of(String internal);
}

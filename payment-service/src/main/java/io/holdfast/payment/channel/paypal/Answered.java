package io.holdfast.payment.channel.paypal;

import io.holdfast.payment.channel.ChannelRefusal;
import org.jspecify.annotations.Nullable;

/** What PayPal answered to a call. */
sealed interface Answered<T> {

    record Good<T>(T result) implements Answered<T> {}

    /**
     * Refused for good.
     *
     * @param issue what stands in the error's first detail, {@code ORDER_NOT_APPROVED}, else the error's name
     */
    record Refused<T>(int status, String issue, String message) implements Answered<T> {

        private static final int UNAUTHORIZED = 401;
        private static final int FORBIDDEN = 403;
        private static final int MISSING = 404;

        boolean isMissing() {
            return status == MISSING;
        }

        boolean isUnauthorized() {
            return status == UNAUTHORIZED || status == FORBIDDEN;
        }

        ChannelRefusal refusal(ChannelRefusal.Reason reason) {
            return new ChannelRefusal(reason, issue, message);
        }
    }

    /** Nothing, or nothing that can be read. It may have been carried out. */
    record Nothing<T>(String why) implements Answered<T> {}

    /** The result, or null. */
    default @Nullable T orNull() {
        return this instanceof Good<T> good ? good.result() : null;
    }
}

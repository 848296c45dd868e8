package io.holdfast.payment.notify;

import org.jspecify.annotations.Nullable;

/** @param madeBy which request asks for it, in 64 hexadecimal digits; asked again, it gets the same endpoint */
public record NewEndpoint(
        String merchantId,
        String url,
        EventTypes events,
        @Nullable String description,
        RetryPolicy retryPolicy,
        String madeBy) {}

package io.holdfast.payment.channel;

/** An answer to a callback in the channel's own words. */
public record CallbackReply(int status, String contentType, String body) {}

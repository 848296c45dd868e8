package io.holdfast.payment.channel;

/** A channel does not answer, or a breaker keeps it from being asked. */
public final class ChannelUnavailableException extends RuntimeException {

    public ChannelUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

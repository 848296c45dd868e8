package io.holdfast.payment.secondfactor;

/** Codes of six digits, by RFC 6238: HMAC-SHA-1 over steps of 30 seconds. */
@FunctionalInterface
public interface Codes {

    int STEP_SECONDS = 30;
    int DIGITS = 6;

    /** @param step seconds since the epoch in units of {@value #STEP_SECONDS} */
    String at(byte[] secret, long step);
}

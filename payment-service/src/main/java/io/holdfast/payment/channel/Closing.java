package io.holdfast.payment.channel;

import java.time.Instant;

/** What became of closing a trade. */
public sealed interface Closing {

    /** It is closed, by this call or an earlier one, or the channel never heard of it and never will. */
    record Closed() implements Closing {}

    /** It is paid, or the payer is at it: query. */
    record Paid() implements Closing {}

    /** The channel does not close so early. */
    record TooEarly(Instant notBefore) implements Closing {}

    record Unknown(String why) implements Closing {}
}

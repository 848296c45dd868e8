package io.holdfast.payment.channel;

/** Where a refund stands at the channel. */
public sealed interface RefundAnswer {

    /** The channel is at it: query later. */
    record Pending() implements RefundAnswer {}

    /** The money is on its way or there. */
    record Done(String channelRefundId) implements RefundAnswer {}

    /** Nothing went back by this number. */
    record Refused(ChannelRefusal refusal) implements RefundAnswer {}

    /** The channel cannot deliver it, a closed card for example: a person must look. */
    record Stuck(ChannelRefusal refusal) implements RefundAnswer {}

    /** The channel does not know the number. It may still be on its way: ask for the refund again. */
    record NotFound() implements RefundAnswer {}

    record Unknown(String why) implements RefundAnswer {}
}

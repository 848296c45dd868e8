package io.holdfast.payment.channel;

/** Where a trade stands at the channel. */
public sealed interface TradeState {

    /** Nothing was paid, and still can be. */
    record AwaitingPayer() implements TradeState {}

    /** Money is set aside and waits to be captured. */
    record Authorized(Receipt receipt) implements TradeState {}

    /** Money was collected; some of it may have been refunded since. */
    record Paid(Receipt receipt) implements TradeState {}

    /** Nothing was paid, and never will be. */
    record Closed() implements TradeState {}

    /** The channel does not know the trade. It may still be on its way. */
    record NotFound() implements TradeState {}

    record Refused(ChannelRefusal refusal) implements TradeState {}

    record Unknown(String why) implements TradeState {}
}

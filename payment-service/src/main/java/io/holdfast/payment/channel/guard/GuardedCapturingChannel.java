package io.holdfast.payment.channel.guard;

import io.holdfast.contract.Money;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;

/** So that a channel that can set money aside still can behind its guard. */
final class GuardedCapturingChannel extends GuardedChannel implements CapturingChannel {

    private final CapturingChannel channel;

    GuardedCapturingChannel(CapturingChannel channel, ChannelGuard guard) {
        super(channel, guard);
        this.channel = channel;
    }

    @Override
    public TradeState capture(ChannelSettings settings, TradeReference trade, Money captured) {
        return askForTrade(settings, "capture", () -> channel.capture(settings, trade, captured));
    }
}

package io.holdfast.payment.refund;

import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import java.util.function.BiFunction;

/** Asks the channels there are, with a merchant's settings as they are now. */
public final class AskChannels implements RefundChannels {

    private final Channels channels;
    private final FindChannelSettings settings;

    public AskChannels(Channels channels, FindChannelSettings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    @Override
    public RefundAnswer refund(String merchantId, String channel, ChannelRefund refund) {
        return asked(merchantId, channel, (asked, agreed) -> asked.refund(agreed, refund));
    }

    @Override
    public RefundAnswer query(String merchantId, String channel, ChannelRefund refund) {
        return asked(merchantId, channel, (asked, agreed) -> asked.queryRefund(agreed, refund));
    }

    private RefundAnswer asked(
            String merchantId, String name, BiFunction<PaymentChannel, ChannelSettings, RefundAnswer> question) {
        PaymentChannel channel = channels.find(name);
        ChannelSettings agreed = settings.find(merchantId, name);
        return channel == null || agreed == null
                ? new RefundAnswer.Unknown(name + " is not set up")
                : question.apply(channel, agreed);
    }
}

package io.holdfast.payment.channelconfig;

import io.holdfast.payment.channel.ChannelSettings;
import org.jspecify.annotations.Nullable;

/** What a channel needs to act for a merchant. Costs no query in general; a change is seen within five seconds. */
public interface FindChannelSettings {

    /** Null if the merchant has no agreement with the channel. */
    @Nullable
    ChannelSettings find(String merchantId, String channel);
}

package io.holdfast.contract.payment;

import org.jspecify.annotations.Nullable;

/** Merchants' agreements with payment channels; for operators' tools. */
public interface ChannelAdministration {

    /** Holds for new calls to the channel on every instance within 5 seconds. May be repeated. */
    ChannelSettingsOutcome put(PutChannelSettings settings);

    /** Null if the merchant has no agreement with the channel. */
    @Nullable
    ChannelSettingsView find(String merchantId, String channel);
}

package io.holdfast.payment.channelconfig.rpc;

import io.holdfast.contract.payment.ChannelAdministration;
import io.holdfast.contract.payment.ChannelSettingsOutcome;
import io.holdfast.contract.payment.ChannelSettingsView;
import io.holdfast.contract.payment.PutChannelSettings;
import io.holdfast.payment.channelconfig.ChannelSettingsStore;
import org.jspecify.annotations.Nullable;

/** Channel settings over RPC. */
public final class ChannelAdministrationDubbo implements ChannelAdministration {

    private final ChannelSettingsStore store;

    public ChannelAdministrationDubbo(ChannelSettingsStore store) {
        this.store = store;
    }

    @Override
    public ChannelSettingsOutcome put(PutChannelSettings settings) {
        return store.put(settings);
    }

    @Override
    public @Nullable ChannelSettingsView find(String merchantId, String channel) {
        return store.find(merchantId, channel);
    }
}

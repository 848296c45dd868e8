package io.holdfast.contract.payment;

import java.io.Serializable;

/** What became of new channel settings. */
public sealed interface ChannelSettingsOutcome extends Serializable {

    record Stored(ChannelSettingsView settings) implements ChannelSettingsOutcome {}

    /** @param fault for people: what is wrong, by the setting's name and never with its value */
    record Refused(Reason reason, String fault) implements ChannelSettingsOutcome {}

    enum Reason {
        MERCHANT_NOT_FOUND,
        CHANNEL_NOT_FOUND,
        /** Something is missing or unreadable. */
        INVALID
    }
}

package io.holdfast.payment.channel;

import org.jspecify.annotations.Nullable;

/** What a channel answered to a request for money. */
public sealed interface Prepaid {

    /**
     * The payer can pay now, by doing what {@code action} says.
     *
     * @param channelTransactionId the channel's own number for the trade, where it must be kept to ask for the trade later
     *     ({@link TradeReference#channelTransactionId()}); null where our number is enough
     */
    record Accepted(PayerAction action, @Nullable String channelTransactionId) implements Prepaid {

        public Accepted(PayerAction action) {
            this(action, null);
        }
    }

    /** It is paid or set aside already, or closed: the payer was asked synchronously. */
    record Settled(TradeState state) implements Prepaid {}

    /** There is no such trade at the channel and there will not be one. */
    record Refused(ChannelRefusal refusal) implements Prepaid {}

    /** It may exist. Query it, or ask again with the same content. */
    record Unknown(String why) implements Prepaid {}
}

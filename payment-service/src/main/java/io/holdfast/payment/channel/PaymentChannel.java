package io.holdfast.payment.channel;

import io.holdfast.contract.payment.PaymentMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One channel through which payers pay. No call throws for what a network or a channel does: a call whose answer is missing,
 * late or unreadable is an Unknown, and is neither a success nor a failure. Nothing here is retried inside.
 */
public interface PaymentChannel {

    /** {@code WECHAT} for example: the name under which merchants are configured and the ledger keeps what is owed. */
    String name();

    Set<PaymentMethod> methods();

    /** Whether the settings are complete; the first fault, named by its key, is thrown. Talks to nobody. */
    void check(ChannelSettings settings);

    /** Asks for the payer's money. May be repeated with the same content while the answer is Unknown. */
    Prepaid prepay(ChannelSettings settings, Prepay prepay);

    TradeState query(ChannelSettings settings, TradeReference trade);

    /** Where it stands; collects nothing. */
    default TradeState peek(ChannelSettings settings, TradeReference trade) {
        return query(settings, trade);
    }

    /** From Closed on the payer can no longer pay. */
    Closing close(ChannelSettings settings, TradeReference trade);

    /** May be repeated with the same content: a refund number is refunded once. */
    RefundAnswer refund(ChannelSettings settings, ChannelRefund refund);

    RefundAnswer queryRefund(ChannelSettings settings, ChannelRefund refund);

    /** Verifies first, then parses. What must be asked of the channel is left Unproven. */
    CallbackReading read(ChannelSettings settings, Callback callback);

    /** What the channel wants to hear. */
    CallbackReply reply(boolean understood);

    /**
     * The channel's bill of one day.
     *
     * @throws ChannelUnavailableException if it cannot be had now
     */
    List<BillLine> bill(ChannelSettings settings, LocalDate day);
}

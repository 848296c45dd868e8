package io.holdfast.payment.channel;

import io.holdfast.contract.Money;

/** A channel that can set a payer's money aside and collect it later. Its prepay then answers with Authorized trades. */
public interface CapturingChannel extends PaymentChannel {

    /**
     * Collects all or a part, once; what is left is the payer's again. May be repeated with the same content.
     *
     * @return Paid, Refused, or Unknown
     */
    TradeState capture(ChannelSettings settings, TradeReference trade, Money captured);
}

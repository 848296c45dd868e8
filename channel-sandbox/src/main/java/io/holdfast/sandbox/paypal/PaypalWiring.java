package io.holdfast.sandbox.paypal;

import io.holdfast.sandbox.keys.Authority;
import io.holdfast.sandbox.merchant.PlayedChannel;
import io.holdfast.sandbox.paypal.web.PaypalEdge;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Trades;
import java.time.Clock;
import java.util.function.IntSupplier;

/** Puts PayPal together. */
public final class PaypalWiring {

    private PaypalWiring() {}

    public static PlayedChannel channel(
            Authority authority, Trades trades, MerchantDesk desk, Clock clock, IntSupplier port) {
        PaypalMerchants merchants = new PaypalMerchants(authority, clock);
        PaypalEdge edge = new PaypalEdge(merchants, trades, desk, clock, port);
        return new PlayedChannel(merchants, edge.announcer(), edge.routes(), trade -> "");
    }
}

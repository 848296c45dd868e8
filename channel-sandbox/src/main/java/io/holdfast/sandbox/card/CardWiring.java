package io.holdfast.sandbox.card;

import io.holdfast.sandbox.card.web.AcquirerEdge;
import io.holdfast.sandbox.merchant.PlayedChannel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Trades;
import java.time.Clock;
import java.util.function.IntSupplier;

/** Puts the acquirer together. */
public final class CardWiring {

    private CardWiring() {}

    public static PlayedChannel channel(Trades trades, MerchantDesk desk, Clock clock, IntSupplier port) {
        CardMerchants merchants = new CardMerchants();
        AcquirerEdge edge = new AcquirerEdge(merchants, trades, desk, clock, port);
        return new PlayedChannel(merchants, edge.announcer(), edge.routes(), trade -> "");
    }
}

package io.holdfast.sandbox.payer;

import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.payer.web.PayerPage;
import io.holdfast.sandbox.trade.PayerHand;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import java.util.function.Function;

/** Puts the payer's page together. */
public final class PayerWiring {

    private PayerWiring() {}

    public static Routes routes(Trades trades, PayerHand payer, Function<Trade, String> qrCode) {
        return new PayerPage(trades, payer, qrCode).routes();
    }
}

package io.holdfast.sandbox.alipay;

import io.holdfast.sandbox.alipay.web.AlipayEdge;
import io.holdfast.sandbox.merchant.PlayedChannel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Trades;
import java.time.Clock;
import java.util.function.IntSupplier;

/** Puts Alipay together. */
public final class AlipayWiring {

    private AlipayWiring() {}

    public static PlayedChannel channel(int keyBits, Trades trades, MerchantDesk desk, Clock clock, IntSupplier port) {
        AlipayMerchants merchants = new AlipayMerchants(keyBits);
        AlipayEdge edge = new AlipayEdge(merchants, trades, desk, clock, port);
        return new PlayedChannel(merchants, edge.announcer(), edge.routes(), Alipay::qrCode);
    }
}

package io.holdfast.sandbox.wechat;

import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.keys.Authority;
import io.holdfast.sandbox.keys.Identity;
import io.holdfast.sandbox.merchant.PlayedChannel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.wechat.web.WechatEdge;
import java.time.Clock;
import java.util.function.IntSupplier;

/** Puts WeChat Pay together. */
public final class WechatWiring {

    private final WechatMerchants merchants;
    private final WechatEdge edge;

    /**
     * The ports are known once they listen.
     *
     * @param tlsPort of version 2's refunds
     */
    public WechatWiring(
            Authority authority,
            Identity tlsServer,
            Trades trades,
            MerchantDesk desk,
            Clock clock,
            IntSupplier port,
            IntSupplier tlsPort) {
        merchants = new WechatMerchants(authority, tlsServer, tlsPort);
        edge = new WechatEdge(merchants, trades, desk, clock, port);
    }

    public PlayedChannel channel() {
        return new PlayedChannel(merchants, edge.announcer(), edge.plain(), Wechat::qrCode);
    }

    /** For the port that asks for a certificate. */
    public Routes mutualTls() {
        return edge.mutualTls();
    }
}

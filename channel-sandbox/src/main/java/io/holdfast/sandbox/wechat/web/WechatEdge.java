package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.wechat.WechatMerchants;
import java.time.Clock;
import java.util.function.IntSupplier;

/** WeChat Pay, put together. */
public final class WechatEdge {

    private final V3Signature signature;
    private final Announcer announcer;
    private final V3Api v3;
    private final V2Edge v2;
    private final V2Trades v2Trades;
    private final V2Refunds v2Refunds;

    /** @param port of the plain edge, known once it listens */
    public WechatEdge(WechatMerchants merchants, Trades trades, MerchantDesk desk, Clock clock, IntSupplier port) {
        signature = new V3Signature(merchants, clock);
        announcer = new WechatAnnouncer(merchants, new V3Callbacks(signature, clock), new V2Callbacks(), clock);
        v3 = new V3Api(
                signature,
                new V3Trades(trades, desk, clock),
                new V3Refunds(trades, desk),
                new V3Documents(trades, port));
        v2 = new V2Edge(merchants);
        v2Trades = new V2Trades(trades, desk, clock);
        v2Refunds = new V2Refunds(trades, desk);
    }

    public Announcer announcer() {
        return announcer;
    }

    public Routes plain() {
        Routes routes = new Routes();
        v3.routes(routes);
        return routes.on("POST", "/pay/unifiedorder", v2.opening(v2Trades::unifiedOrder))
                .on("POST", "/pay/micropay", v2.opening(v2Trades::micropay))
                .on("POST", "/pay/orderquery", v2.signed(v2Trades::query))
                .on("POST", "/pay/closeorder", v2.signed(v2Trades::close))
                .on("POST", "/pay/refundquery", v2.signed(v2Refunds::query))
                .on("POST", "/pay/downloadbill", v2.heard(v2Refunds::bill))
                .on("POST", "/secapi/pay/refund", v2::withoutCertificate)
                .on("POST", "/secapi/pay/reverse", v2::withoutCertificate);
    }

    /** For the port that asks for a certificate. */
    public Routes mutualTls() {
        return new Routes()
                .on("POST", "/secapi/pay/refund", v2.signed(v2Refunds::refund))
                .on("POST", "/secapi/pay/reverse", v2.signed(v2Trades::reverse));
    }
}

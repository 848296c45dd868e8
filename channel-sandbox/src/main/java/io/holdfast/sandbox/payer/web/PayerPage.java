package io.holdfast.sandbox.payer.web;

import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.PayerHand;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.trade.Way;
import java.util.function.Function;

/** The page and its buttons. Where the merchant named a return address, the payer goes back there. */
public final class PayerPage {

    private static final String HTML = "text/html; charset=utf-8";
    private static final int LISTED = 50;

    private final Trades trades;
    private final PayerHand payer;
    private final Function<Trade, String> qrCode;

    public PayerPage(Trades trades, PayerHand payer, Function<Trade, String> qrCode) {
        this.trades = trades;
        this.payer = payer;
        this.qrCode = qrCode;
    }

    public Routes routes() {
        return new Routes()
                .on("GET", "/payer", request -> Reply.of(200, HTML, PayerHtml.list(trades.latest(LISTED))))
                .on("GET", "/payer/{number}", trade(this::shown))
                .on("POST", "/payer/{number}/pay", trade(trade -> {
                    payer.pay(trade);
                    return back(trade);
                }))
                .on("POST", "/payer/{number}/decline", trade(trade -> {
                    payer.decline(trade);
                    return back(trade);
                }))
                .on("POST", "/payer/{number}/pay-late", trade(trade -> {
                    payer.payAgain(trade);
                    return again(trade);
                }))
                .on("POST", "/payer/{number}/pay-twice", trade(trade -> {
                    payer.payTwice(trade);
                    return again(trade);
                }));
    }

    private Function<Request, Reply> trade(Function<Trade, Reply> operation) {
        return request -> trades.named(request.parameter("number"))
                .map(operation)
                .orElseGet(() -> Reply.of(404, HTML, PayerHtml.unknown()));
    }

    private Reply shown(Trade trade) {
        String code = qrCode.apply(trade);
        return Reply.of(200, HTML, PayerHtml.of(trade, code, code.isEmpty() ? "" : QrSvg.of(code)));
    }

    private static Reply back(Trade trade) {
        String url = trade.terms().returnUrl();
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            return again(trade);
        }
        return Reply.redirect(trade.terms().way() == Way.CHECKOUT ? withToken(url, trade) : url);
    }

    /** PayPal says which order its payer comes from. */
    private static String withToken(String url, Trade trade) {
        return url + (url.contains("?") ? "&" : "?") + "token=" + trade.id() + "&PayerID=" + Tokens.capitals(13);
    }

    private static Reply again(Trade trade) {
        return Reply.redirect("/payer/" + trade.terms().number());
    }
}

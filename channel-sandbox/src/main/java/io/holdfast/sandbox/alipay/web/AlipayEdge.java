package io.holdfast.sandbox.alipay.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.alipay.AlipayMerchant;
import io.holdfast.sandbox.alipay.AlipayMerchants;
import io.holdfast.sandbox.alipay.Rsa2;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.keys.Rsa;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Trades;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** Alipay's gateway: one address, a method in each request, RSA2 both ways. */
public final class AlipayEdge {

    private final AlipayMerchants merchants;
    private final Announcer announcer;
    private final AlipayPages pages;
    private final AlipayTrades trades;
    private final AlipayRefunds refunds;
    private final AlipayBills bills;

    /** @param port of the plain edge, known once it listens */
    public AlipayEdge(AlipayMerchants merchants, Trades trades, MerchantDesk desk, Clock clock, IntSupplier port) {
        this.merchants = merchants;
        announcer = new AlipayAnnouncer(merchants, clock);
        AlipayOpenings openings = new AlipayOpenings(trades, desk, clock);
        pages = new AlipayPages(openings, port);
        this.trades = new AlipayTrades(openings, trades, desk);
        refunds = new AlipayRefunds(trades, desk);
        bills = new AlipayBills(merchants, trades, port);
    }

    public Announcer announcer() {
        return announcer;
    }

    public Routes routes() {
        return new Routes()
                .on("POST", "/gateway.do", this::answer)
                .on("GET", "/gateway.do", this::answer)
                .on("GET", "/alipay/bills/{app}/{day}", bills::file);
    }

    private Reply answer(Request request) {
        Map<String, String> parameters = new LinkedHashMap<>(Request.form(request.query(), StandardCharsets.UTF_8));
        if (request.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
            parameters.putAll(Request.form(request.text(), StandardCharsets.UTF_8));
        }
        AlipayCall call;
        try {
            call = check(parameters);
        } catch (AlipayRefusal refusal) {
            return json("{\"error_response\":" + refused(refusal) + "}");
        }
        if (call.method().equals("alipay.trade.page.pay") || call.method().equals("alipay.trade.wap.pay")) {
            return pages.open(call);
        }
        try {
            return answered(call, perform(call));
        } catch (AlipayRefusal refusal) {
            return answered(call, new AlipayAnswer(refused(refusal), false, () -> {}));
        }
    }

    private AlipayCall check(Map<String, String> parameters) {
        AlipayMerchant merchant = merchants
                .find(parameters.getOrDefault("app_id", ""))
                .orElseThrow(() -> AlipayRefusal.invalid("isv.invalid-app-id", "无效的AppID参数"));
        if (!parameters.getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8")) {
            throw AlipayRefusal.invalid("isv.invalid-charset", "the sandbox knows utf-8 alone");
        }
        if (!parameters.getOrDefault("sign_type", "").equals("RSA2")) {
            throw AlipayRefusal.invalid("isv.invalid-signature-type", "无效签名类型");
        }
        if (!Rsa.verifies(
                merchant.keys().getPublic(), Rsa2.ofRequest(parameters), parameters.getOrDefault("sign", ""))) {
            throw AlipayRefusal.invalid("isv.invalid-signature", "验签出错");
        }
        return AlipayCall.of(merchant, parameters);
    }

    private AlipayAnswer perform(AlipayCall call) {
        return switch (call.method()) {
            case "alipay.trade.precreate" -> trades.precreate(call);
            case "alipay.trade.pay" -> trades.pay(call);
            case "alipay.trade.query" -> AlipayAnswer.of(trades.query(call));
            case "alipay.trade.close" -> AlipayAnswer.of(trades.close(call));
            case "alipay.trade.cancel" -> AlipayAnswer.of(trades.cancel(call));
            case "alipay.trade.refund" -> AlipayAnswer.of(refunds.refund(call));
            case "alipay.trade.fastpay.refund.query" -> AlipayAnswer.of(refunds.query(call));
            case "alipay.data.dataservice.bill.downloadurl.query" -> AlipayAnswer.of(bills.url(call));
            default -> throw AlipayRefusal.invalid("isv.invalid-method", "不存在的方法名");
        };
    }

    private static ObjectNode refused(AlipayRefusal refusal) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", refusal.code())
                .put("msg", refusal.message())
                .put("sub_code", refusal.subCode())
                .put("sub_msg", refusal.words());
    }

    /** The signature is over the very characters of the node. */
    private static Reply answered(AlipayCall call, AlipayAnswer answer) {
        String content = answer.content().toString();
        String node = call.method().replace('.', '_') + "_response";
        String sign = Rsa.sign(call.merchant().alipayKeys().getPrivate(), content);
        Reply reply = json("{\"" + node + "\":" + content + ",\"sign\":\"" + sign + "\"}");
        return answer.held() ? reply.never() : reply.then(answer.afterwards());
    }

    private static Reply json(String text) {
        return Reply.of(200, "text/html;charset=utf-8", text);
    }
}

package io.holdfast.sandbox.wechat.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.wechat.WechatMerchant;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Version 3's edge: the signature comes first, and every answer is signed. */
final class V3Api {

    private final V3Signature signature;
    private final V3Trades trades;
    private final V3Refunds refunds;
    private final V3Documents documents;

    V3Api(V3Signature signature, V3Trades trades, V3Refunds refunds, V3Documents documents) {
        this.signature = signature;
        this.trades = trades;
        this.refunds = refunds;
        this.documents = documents;
    }

    void routes(Routes routes) {
        String pay = "/v3/pay/transactions";
        routes.on("POST", pay + "/jsapi", signed(trades::jsapi))
                .on("POST", pay + "/native", signed(trades::nativePay))
                .on("POST", pay + "/codepay", signed(trades::codepay))
                .on("GET", pay + "/out-trade-no/{number}", signed(trades::query))
                .on("GET", pay + "/id/{transaction}", signed(trades::queryById))
                .on("POST", pay + "/out-trade-no/{number}/close", signed(trades::close))
                .on("POST", pay + "/out-trade-no/{number}/reverse", signed(trades::reverse))
                .on("POST", "/v3/refund/domestic/refunds", signed(refunds::refund))
                .on("GET", "/v3/refund/domestic/refunds/{number}", signed(refunds::query))
                .on("GET", "/v3/certificates", signed(documents::certificates))
                .on("GET", "/v3/bill/tradebill", signed(documents::tradeBill))
                .on("GET", "/v3/billdownload/file", unsignedAnswer(documents::file));
    }

    private Function<Request, Reply> signed(BiFunction<WechatMerchant, Request, Reply> operation) {
        return request -> {
            try {
                WechatMerchant merchant = signature.check(request);
                return signature.signed(answered(operation, merchant, request), merchant);
            } catch (V3Error.Refusal refusal) {
                return refused(refusal);
            }
        };
    }

    /** A bill is a file: its hash was in a signed answer. */
    private Function<Request, Reply> unsignedAnswer(BiFunction<WechatMerchant, Request, Reply> operation) {
        return request -> {
            try {
                return answered(operation, signature.check(request), request);
            } catch (V3Error.Refusal refusal) {
                return refused(refusal);
            }
        };
    }

    private static Reply answered(
            BiFunction<WechatMerchant, Request, Reply> operation, WechatMerchant merchant, Request request) {
        try {
            return operation.apply(merchant, request);
        } catch (V3Error.Refusal refusal) {
            return refused(refusal);
        }
    }

    private static Reply refused(V3Error.Refusal refusal) {
        ObjectNode body = V3Json.error(refusal.error(), String.valueOf(refusal.getMessage()));
        return V3Json.reply(refusal.error().status(), body);
    }
}

package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Digests;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Opening;
import io.holdfast.sandbox.wechat.V2Signature;
import io.holdfast.sandbox.wechat.WechatMerchant;
import io.holdfast.sandbox.wechat.WechatMerchants;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Version 2's edge: the signature comes first, and answers are signed as the request was. */
final class V2Edge {

    private final WechatMerchants merchants;

    V2Edge(WechatMerchants merchants) {
        this.merchants = merchants;
    }

    Function<Request, Reply> signed(Function<V2Call, Map<String, String>> operation) {
        return heard(call -> success(call, operation.apply(call)));
    }

    Function<Request, Reply> opening(Function<V2Call, V2Opened> operation) {
        return heard(call -> {
            V2Opened opened = operation.apply(call);
            Opening opening = opened.opening();
            Reply reply = opened.refusal() == null ? success(call, opened.fields()) : refused(call, opened.refusal());
            return opening.held() ? reply.never() : reply.then(opening.afterwards());
        });
    }

    /** For what is not answered in XML. */
    Function<Request, Reply> heard(Function<V2Call, Reply> operation) {
        return request -> {
            V2Call call;
            try {
                call = check(V2Xml.read(request.body()));
            } catch (V2Error.Refusal refusal) {
                return unheard(refusal);
            }
            try {
                return operation.apply(call);
            } catch (V2Error.Refusal refusal) {
                return refused(call, refusal);
            }
        };
    }

    /** The one port that knows no certificates refuses what needs one. */
    Reply withoutCertificate(Request request) {
        return unheard(V2Error.CERT_ERROR.unheard());
    }

    private V2Call check(Map<String, String> fields) {
        WechatMerchant merchant =
                merchants.find(fields.getOrDefault("mch_id", "")).orElseThrow(V2Error.MCHID_NOT_EXIST::unheard);
        V2Call call = new V2Call(merchant, fields);
        String sign = V2Signature.of(fields, merchant.apiV2Key(), call.signType());
        if (!Digests.same(sign, fields.getOrDefault("sign", ""))) {
            throw V2Error.SIGNERROR.unheard();
        }
        if (!merchant.appId().equals(fields.getOrDefault("appid", ""))) {
            throw V2Error.APPID_MCHID_NOT_MATCH.unheard();
        }
        return call;
    }

    private static Reply success(V2Call call, Map<String, String> fields) {
        Map<String, String> answer = head(call);
        answer.put("result_code", "SUCCESS");
        answer.putAll(fields);
        return xml(signed(call, answer));
    }

    private static Reply refused(V2Call call, V2Error.Refusal refusal) {
        Map<String, String> answer = head(call);
        answer.put("result_code", "FAIL");
        answer.put("err_code", refusal.error().name());
        answer.put("err_code_des", String.valueOf(refusal.getMessage()));
        return xml(signed(call, answer));
    }

    private static Map<String, String> head(V2Call call) {
        Map<String, String> answer = new TreeMap<>();
        answer.put("return_code", "SUCCESS");
        answer.put("return_msg", "OK");
        answer.put("appid", call.merchant().appId());
        answer.put("mch_id", call.merchant().mchId());
        answer.put("nonce_str", Tokens.nonce());
        return answer;
    }

    private static Map<String, String> signed(V2Call call, Map<String, String> answer) {
        answer.put("sign", V2Signature.of(answer, call.merchant().apiV2Key(), call.signType()));
        return answer;
    }

    private static Reply unheard(V2Error.Refusal refusal) {
        return xml(new TreeMap<>(Map.of("return_code", "FAIL", "return_msg", String.valueOf(refusal.getMessage()))));
    }

    private static Reply xml(Map<String, String> fields) {
        return Reply.of(200, "text/xml; charset=utf-8", V2Xml.write(fields));
    }
}

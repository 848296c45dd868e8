package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.callback.Answer;
import io.holdfast.sandbox.callback.Message;
import io.holdfast.sandbox.callback.Notice;
import io.holdfast.sandbox.keys.Digests;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Fault;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.wechat.V2Signature;
import io.holdfast.sandbox.wechat.Wechat;
import io.holdfast.sandbox.wechat.WechatMerchant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Version 2's callbacks. */
final class V2Callbacks {

    Notice paid(WechatMerchant merchant, Trade trade, Payment payment, Fault fault) {
        Map<String, String> fields = V2Fields.paid(trade, payment);
        fields.put("return_code", "SUCCESS");
        fields.put("result_code", "SUCCESS");
        fields.put("appid", merchant.appId());
        fields.put("mch_id", fault == Fault.OTHER_MERCHANT ? "1600000000" : merchant.mchId());
        fields.put("nonce_str", Tokens.nonce());
        if (fault == Fault.WRONG_AMOUNT) {
            fields.put("total_fee", String.valueOf(payment.amountMinor() + 1));
        }
        String signType = trade.terms().dialect();
        if (signType.equals("HMAC-SHA256")) {
            fields.put("sign_type", signType);
        }
        String key = fault == Fault.WRONG_SIGNATURE ? Tokens.secret(32) : merchant.apiV2Key();
        fields.put("sign", V2Signature.of(fields, key, signType));
        return notice("pay", trade.terms().notifyUrl(), V2Xml.write(fields));
    }

    /** Not signed: who could have made req_info knows the key. */
    Notice refunded(WechatMerchant merchant, Trade trade, Refund refund, Fault fault) {
        Map<String, String> info = V2Fields.refund(trade, refund);
        info.put("refund_status", V2Fields.status(refund));
        info.put("refund_recv_accout", "支付用户零钱");
        info.put("refund_account", "REFUND_SOURCE_RECHARGE_FUNDS");
        info.put("refund_request_source", "API");
        Instant finishedAt = refund.finishedAt();
        if (finishedAt != null) {
            info.put("success_time", V2Fields.dateTime(finishedAt));
        }
        String key = fault == Fault.WRONG_SIGNATURE ? Tokens.secret(32) : merchant.apiV2Key();
        Map<String, String> fields = new TreeMap<>(Map.of(
                "return_code", "SUCCESS",
                "appid", merchant.appId(),
                "mch_id", fault == Fault.OTHER_MERCHANT ? "1600000000" : merchant.mchId(),
                "nonce_str", Tokens.nonce(),
                "req_info",
                        seal(key, V2Xml.write(info).replace("<xml>", "<root>").replace("</xml>", "</root>"))));
        return notice("refund", refund.notifyUrl(), V2Xml.write(fields));
    }

    /** WeChat Pay v2, refund result notification: AES-256-ECB under the lower-case MD5 of the key. */
    private static String seal(String apiV2Key, String plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            byte[] key = Digests.md5(apiV2Key).getBytes(StandardCharsets.UTF_8);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Notice notice(String type, String url, String xml) {
        Message message = Message.of("text/xml; charset=utf-8", xml);
        return new Notice(type, url, () -> message, V2Callbacks::accepted, Wechat.SCHEDULE);
    }

    private static boolean accepted(Answer answer) {
        return answer.status() == 200
                && answer.body().contains("return_code")
                && answer.body().contains("SUCCESS");
    }
}

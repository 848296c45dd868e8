package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.FakeHttpServer.Answer;
import io.holdfast.payment.channel.FakeHttpServer.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Version 2, written without the code under test. */
final class FakeV2 implements FakeHttpServer.Script {

    private static final Pattern FIELD =
            Pattern.compile("<(\\w+)>(?:<!\\[CDATA\\[(.*?)]]>|([^<]*))</\\1>", Pattern.DOTALL);

    private final FakeBooks books;
    private final String signType;
    private final BooleanSupplier forges;

    /** The next answers; for refusals that books do not come to by themselves. */
    private Map<String, String> instead = Map.of();

    FakeV2(FakeBooks books, String signType, BooleanSupplier forges) {
        this.books = books;
        this.signType = signType;
        this.forges = forges;
    }

    void answerInstead(Map<String, String> fields) {
        this.instead = fields;
    }

    @Override
    public Answer answer(Request request) {
        Map<String, String> asked = read(request.text());
        if (!sign(asked, FakeWechat.API_V2_KEY, signType).equals(asked.get("sign"))) {
            return xml(new TreeMap<>(Map.of("return_code", "FAIL", "return_msg", "签名错误")));
        }
        Map<String, String> answer = new TreeMap<>(Map.of(
                "return_code", "SUCCESS",
                "return_msg", "OK",
                "result_code", "SUCCESS",
                "appid", FakeWechat.APP_ID,
                "mch_id", FakeWechat.MCH_ID,
                "nonce_str", "n" + System.nanoTime(),
                "a_field_of_tomorrow", "x"));
        try {
            if (request.path().equals("/pay/downloadbill")) {
                return bill();
            }
            answer.putAll(instead.isEmpty() ? act(request.path(), asked) : instead);
        } catch (FakeBooks.Refused e) {
            answer.put("result_code", "FAIL");
            answer.put("err_code", e.code);
            answer.put("err_code_des", e.getMessage());
        }
        answer.put("sign", sign(answer, forges.getAsBoolean() ? "another key" : FakeWechat.API_V2_KEY, signType));
        return xml(answer);
    }

    private Map<String, String> act(String path, Map<String, String> asked) {
        return switch (path) {
            case "/pay/unifiedorder" -> unifiedOrder(asked);
            case "/pay/micropay" -> micropay(asked);
            case "/pay/orderquery" -> trade(books.find(asked.get("out_trade_no")));
            case "/pay/closeorder" -> {
                books.close(asked.get("out_trade_no"));
                yield Map.of();
            }
            case "/secapi/pay/refund" -> refund(asked);
            case "/pay/refundquery" -> refundQuery(asked);
            default -> throw new FakeBooks.Refused("INVALID_REQUEST", path);
        };
    }

    private Map<String, String> unifiedOrder(Map<String, String> asked) {
        FakeBooks.Trade trade = open(asked, asked.get("trade_type"), asked.get("openid") + asked.get("product_id"));
        return asked.get("trade_type").equals("NATIVE")
                ? Map.of("prepay_id", trade.prepayId, "code_url", "weixin://wxpay/bizpayurl?pr=" + trade.prepayId)
                : Map.of("prepay_id", trade.prepayId);
    }

    private Map<String, String> micropay(Map<String, String> asked) {
        FakeBooks.Trade trade = open(asked, "MICROPAY", asked.get("auth_code"));
        String code = asked.get("auth_code");
        if (code.equals(FakeWechat.CODE_OF_A_POOR_PAYER)) {
            throw new FakeBooks.Refused("NOTENOUGH", "余额不足");
        }
        if (!code.equals(FakeWechat.CODE_THAT_PAYS)) {
            throw new FakeBooks.Refused("USERPAYING", "需要用户输入支付密码");
        }
        books.pay(trade.no);
        return trade(trade);
    }

    private FakeBooks.Trade open(Map<String, String> asked, String type, String payer) {
        for (String name : new String[] {"body", "spbill_create_ip", "time_expire", "nonce_str"}) {
            if (asked.getOrDefault(name, "").isEmpty()) {
                throw new FakeBooks.Refused("LACK_PARAMS", name);
            }
        }
        long total = Long.parseLong(asked.get("total_fee"));
        String content = type + payer + total + asked.get("body") + asked.get("time_expire");
        return books.open(asked.get("out_trade_no"), type, content, total, asked.get("body"));
    }

    private Map<String, String> refund(Map<String, String> asked) {
        String transaction = asked.getOrDefault("transaction_id", "");
        FakeBooks.Trade trade =
                transaction.isEmpty() ? books.find(asked.get("out_trade_no")) : books.byTransaction(transaction);
        FakeBooks.Refund refund = books.refund(
                trade,
                asked.get("out_refund_no"),
                Long.parseLong(asked.get("refund_fee")),
                Long.parseLong(asked.get("total_fee")));
        return Map.of(
                "out_trade_no", trade.no,
                "transaction_id", trade.transactionId,
                "out_refund_no", refund.no,
                "refund_id", refund.id,
                "total_fee", String.valueOf(trade.total),
                "refund_fee", String.valueOf(refund.amount));
    }

    private Map<String, String> refundQuery(Map<String, String> asked) {
        FakeBooks.Trade trade = books.byRefund(asked.get("out_refund_no"));
        books.lookAt(asked.get("out_refund_no"));
        Map<String, String> fields = new TreeMap<>(Map.of("out_trade_no", trade.no));
        int number = 0;
        for (FakeBooks.Refund refund : trade.refunds.values()) {
            fields.put("out_refund_no_" + number, refund.no);
            fields.put("refund_id_" + number, refund.id);
            fields.put("refund_fee_" + number, String.valueOf(refund.amount));
            fields.put("refund_status_" + number, refund.status.replace("CLOSED", "REFUNDCLOSE"));
            number++;
        }
        return fields;
    }

    private Answer bill() {
        String bill = books.bill();
        return bill.isEmpty()
                ? xml(new TreeMap<>(
                        Map.of("return_code", "FAIL", "return_msg", "No Bill Exist", "error_code", "20002")))
                : Answer.of(200, "text/plain", bill);
    }

    static Map<String, String> trade(FakeBooks.Trade trade) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "out_trade_no",
                trade.no,
                "trade_state",
                trade.state,
                "trade_state_desc",
                "",
                "trade_type",
                trade.type));
        if (trade.isPaid()) {
            fields.putAll(Map.of(
                    "transaction_id",
                    trade.transactionId,
                    "total_fee",
                    String.valueOf(trade.total),
                    "fee_type",
                    "CNY",
                    "openid",
                    FakeWechat.OPENID,
                    "bank_type",
                    "OTHERS",
                    "time_end",
                    FakeBooks.COMPACT.format(trade.paidAt)));
        }
        return fields;
    }

    String paidCallback(FakeBooks.Trade trade, String mchId) {
        Map<String, String> fields = new TreeMap<>(trade(trade));
        fields.putAll(Map.of(
                "return_code", "SUCCESS",
                "result_code", "SUCCESS",
                "appid", FakeWechat.APP_ID,
                "mch_id", mchId,
                "nonce_str", "n"));
        fields.put("sign", sign(fields, FakeWechat.API_V2_KEY, signType));
        return write(fields, "xml");
    }

    static String refundCallback(
            FakeBooks.Trade trade, FakeBooks.Refund refund, String status, String mchId, String key) {
        String info = write(
                new TreeMap<>(Map.of(
                        "out_trade_no", trade.no,
                        "out_refund_no", refund.no,
                        "refund_id", refund.id,
                        "refund_fee", String.valueOf(refund.amount),
                        "refund_status", status)),
                "root");
        return write(
                new TreeMap<>(Map.of(
                        "return_code",
                        "SUCCESS",
                        "appid",
                        FakeWechat.APP_ID,
                        "mch_id",
                        mchId,
                        "nonce_str",
                        "n",
                        "req_info",
                        seal(info, key))),
                "xml");
    }

    private static String seal(String text, String key) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(HexFormat.of().formatHex(md5).getBytes(StandardCharsets.UTF_8), "AES"));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(Map<String, String> fields, String key, String signType) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
            if (!field.getKey().equals("sign") && !field.getValue().isEmpty()) {
                text.append(field.getKey()).append("=").append(field.getValue()).append("&");
            }
        }
        byte[] whole = text.append("key=").append(key).toString().getBytes(StandardCharsets.UTF_8);
        try {
            if (signType.equals("MD5")) {
                return HexFormat.of()
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("MD5").digest(whole));
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer xml(Map<String, String> fields) {
        return Answer.of(200, "text/xml; charset=utf-8", write(fields, "xml"));
    }

    private static String write(Map<String, String> fields, String root) {
        StringBuilder xml = new StringBuilder("<" + root + ">");
        fields.forEach((name, value) -> xml.append("<" + name + "><![CDATA[" + value + "]]></" + name + ">"));
        return xml.append("</" + root + ">").toString();
    }

    private static Map<String, String> read(String xml) {
        Map<String, String> fields = new TreeMap<>();
        Matcher matcher = FIELD.matcher(xml.replaceFirst("^<xml>", "").replaceFirst("</xml>$", ""));
        while (matcher.find()) {
            String text = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            fields.put(
                    matcher.group(1),
                    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        return fields;
    }
}

package io.holdfast.payment.channel.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.FakeHttpServer.Answer;
import io.holdfast.payment.channel.FakeHttpServer.Request;
import io.holdfast.payment.channel.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Version 3, written without the SDK. */
final class FakeV3 implements FakeHttpServer.Script {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "WECHATPAY2-SHA256-RSA2048 mchid=\"(.*?)\",nonce_str=\"(.*?)\",timestamp=\"(\\d+)\",serial_no=\"(.*?)\",signature=\"(.*?)\"");
    private static final Map<String, Integer> STATUS =
            Map.of("ORDERNOTEXIST", 404, "REFUNDNOTEXIST", 404, "OUT_TRADE_NO_USED", 403, "SIGN_ERROR", 401);
    private static final Map<String, String> CODE = Map.of(
            "ORDERNOTEXIST", "ORDER_NOT_EXIST",
            "REFUNDNOTEXIST", "RESOURCE_NOT_EXISTS",
            "ORDERCLOSED", "ORDER_CLOSED",
            "TRADE_STATE_ERROR", "INVALID_REQUEST",
            "REFUND_FEE_MISMATCH", "INVALID_REQUEST");

    private final FakeBooks books;
    private final TestCertificate merchant;
    private final TestCertificate wechat;
    private final BooleanSupplier forges;
    private Answer instead = new Answer(0, Map.of(), new byte[0]);
    private boolean signsRefusals = true;

    FakeV3(FakeBooks books, TestCertificate merchant, TestCertificate wechat, BooleanSupplier forges) {
        this.books = books;
        this.merchant = merchant;
        this.wechat = wechat;
        this.forges = forges;
    }

    void answerInstead(int status, String body) {
        this.instead = Answer.of(status, "application/json", body);
    }

    void signRefusals(boolean sign) {
        this.signsRefusals = sign;
    }

    @Override
    public Answer answer(Request request) throws Exception {
        if (request.path().equals("/v3/billdownload/file")) {
            authorize(request);
            return Answer.of(200, "text/plain", books.bill());
        }
        Answer answer;
        try {
            authorize(request);
            answer = instead.status() == 0 ? act(request) : instead;
        } catch (FakeBooks.Refused e) {
            String body = JSON.createObjectNode()
                    .put("code", CODE.getOrDefault(e.code, e.code))
                    .put("message", e.getMessage())
                    .toString();
            answer = Answer.of(STATUS.getOrDefault(e.code, 400), "application/json", body);
        }
        return answer.status() < 300 || signsRefusals ? signed(answer) : answer;
    }

    private void authorize(Request request) {
        Matcher told = AUTHORIZATION.matcher(request.headers().getOrDefault("authorization", ""));
        boolean good = told.matches()
                && told.group(1).equals(FakeWechat.MCH_ID)
                && told.group(4).equals(merchant.serialNo())
                && verify(
                        merchant.keys().getPublic(),
                        requestText(request.method(), request.target(), told.group(3), told.group(2), request.text()),
                        told.group(5));
        if (!good) {
            throw new FakeBooks.Refused("SIGN_ERROR", "错误的签名，验签失败");
        }
    }

    static String requestText(String method, String target, String timestamp, String nonce, String body) {
        return method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
    }

    private Answer act(Request request) throws Exception {
        String path = request.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        JsonNode body = request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
        if (path.startsWith("/v3/pay/transactions/out-trade-no/")) {
            if (last.equals("close")) {
                books.close(path.split("/")[5]);
                return new Answer(204, Map.of(), new byte[0]);
            }
            return json(trade(books.find(last), FakeWechat.MCH_ID));
        }
        return switch (path) {
            case "/v3/pay/transactions/jsapi" ->
                json(JSON.createObjectNode().put("prepay_id", open(body, "JSAPI").prepayId));
            case "/v3/pay/transactions/native" ->
                json(JSON.createObjectNode()
                        .put("code_url", "weixin://wxpay/bizpayurl?pr=" + open(body, "NATIVE").prepayId));
            case "/v3/refund/domestic/refunds" -> refund(body);
            case "/v3/bill/tradebill" -> bill();
            default -> json(refund(books.byRefund(last), books.lookAt(last)));
        };
    }

    private FakeBooks.Trade open(JsonNode body, String type) {
        if (!body.path("mchid").asText().equals(FakeWechat.MCH_ID)
                || !body.path("appid").asText().equals(FakeWechat.APP_ID)
                || body.path("notify_url").asText().isEmpty()) {
            throw new FakeBooks.Refused("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
        }
        return books.open(
                body.path("out_trade_no").asText(),
                type,
                body.toString(),
                body.at("/amount/total").asLong(),
                body.path("description").asText());
    }

    private Answer refund(JsonNode body) {
        FakeBooks.Trade trade = body.has("transaction_id")
                ? books.byTransaction(body.path("transaction_id").asText())
                : books.find(body.path("out_trade_no").asText());
        return json(refund(
                trade,
                books.refund(
                        trade,
                        body.path("out_refund_no").asText(),
                        body.at("/amount/refund").asLong(),
                        body.at("/amount/total").asLong())));
    }

    private static ObjectNode refund(FakeBooks.Trade trade, FakeBooks.Refund refund) {
        ObjectNode json = JSON.createObjectNode()
                .put("refund_id", refund.id)
                .put("out_refund_no", refund.no)
                .put("transaction_id", trade.transactionId)
                .put("out_trade_no", trade.no)
                .put("status", refund.status);
        json.putObject("amount")
                .put("total", trade.total)
                .put("refund", refund.amount)
                .put("currency", "CNY");
        return json;
    }

    private Answer bill() throws GeneralSecurityException {
        String bill = books.bill();
        if (bill.isEmpty()) {
            throw new FakeBooks.Refused("NO_STATEMENT_EXIST", "账单文件不存在");
        }
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(bill.getBytes(StandardCharsets.UTF_8));
        return json(JSON.createObjectNode()
                .put("hash_type", "SHA1")
                .put("hash_value", HexFormat.of().formatHex(sha1))
                .put("download_url", "https://api.mch.weixin.qq.com/v3/billdownload/file?token=a%2Bb"));
    }

    static ObjectNode trade(FakeBooks.Trade trade, String mchId) {
        ObjectNode json = JSON.createObjectNode()
                .put("mchid", mchId)
                .put("appid", FakeWechat.APP_ID)
                .put("out_trade_no", trade.no)
                .put("trade_type", trade.type)
                .put("trade_state", trade.state)
                .put("trade_state_desc", "");
        if (trade.isPaid()) {
            json.put("transaction_id", trade.transactionId)
                    .put("bank_type", "OTHERS")
                    .put(
                            "success_time",
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    trade.paidAt.atOffset(ZoneOffset.ofHours(8))));
            json.putObject("payer").put("openid", FakeWechat.OPENID);
            json.putObject("amount")
                    .put("total", trade.total)
                    .put("payer_total", trade.total)
                    .put("currency", "CNY");
        }
        return json;
    }

    Callback paidCallback(FakeBooks.Trade trade, String mchId, Instant signedAt) {
        return callback("TRANSACTION.SUCCESS", trade(trade, mchId), signedAt);
    }

    Callback refundCallback(FakeBooks.Trade trade, FakeBooks.Refund refund, String status, String mchId) {
        ObjectNode json = refund(trade, refund).put("mchid", mchId).put("refund_status", status);
        json.remove("status");
        return callback("REFUND." + status, json, Instant.now());
    }

    Callback callback(String type, JsonNode content, Instant signedAt) {
        ObjectNode body = JSON.createObjectNode()
                .put("id", "EV-" + System.nanoTime())
                .put("create_time", signedAt.toString())
                .put("event_type", type)
                .put("resource_type", "encrypt-resource")
                .put("summary", "");
        String nonce = "uluk4a9R25RW";
        body.putObject("resource")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", seal(FakeWechat.API_V3_KEY, nonce, "transaction", content.toString()))
                .put("associated_data", "transaction")
                .put("nonce", nonce)
                .put("original_type", "transaction");
        Map<String, List<String>> headers = new HashMap<>();
        signature(wechat.keys().getPrivate(), body.toString(), signedAt)
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new Callback("/callbacks/WECHAT/m", "", headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Answer signed(Answer answer) {
        PrivateKey key = (forges.getAsBoolean() ? merchant : wechat).keys().getPrivate();
        Map<String, String> headers = signature(key, new String(answer.body(), StandardCharsets.UTF_8), Instant.now());
        headers.putAll(answer.headers());
        return new Answer(answer.status(), headers, answer.body());
    }

    private Map<String, String> signature(PrivateKey key, String body, Instant at) {
        String timestamp = String.valueOf(at.getEpochSecond());
        String nonce = "n" + System.nanoTime();
        return new HashMap<>(Map.of(
                "Wechatpay-Timestamp",
                timestamp,
                "Wechatpay-Nonce",
                nonce,
                "Wechatpay-Serial",
                wechat.serialNo(),
                "Wechatpay-Signature",
                sign(key, timestamp + "\n" + nonce + "\n" + body + "\n")));
    }

    static String seal(String key, String nonce, String associatedData, String text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verify(PublicKey key, String text, String base64) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Answer json(ObjectNode body) {
        return Answer.of(200, "application/json; charset=utf-8", body.toString());
    }
}

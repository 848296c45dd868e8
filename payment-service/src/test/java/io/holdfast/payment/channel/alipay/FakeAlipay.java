package io.holdfast.payment.channel.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.FakeHttpServer.Answer;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Trouble;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Alipay's gateway as far as the channel talks to it, with real RSA2 signatures both ways. */
final class FakeAlipay implements FakeChannelServer {

    static final String APP_ID = "2021000000000001";
    static final String SELLER_ID = "2088000000000001";
    static final KeyPair OURS = keys();
    static final KeyPair ALIPAYS = keys();
    private static final KeyPair STRANGERS = keys();
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, Trade> trades = new ConcurrentHashMap<>();
    final List<Map<String, String>> requests = new ArrayList<>();
    /** In place of what would be answered, by method. */
    final Map<String, String> instead = new ConcurrentHashMap<>();

    private final FakeHttpServer http = new FakeHttpServer(this::answer);
    private Trouble trouble = Trouble.NONE;

    static final class Trade {
        final String number;
        final BigDecimal amount;
        final String tradeNo;
        String status = "WAIT_BUYER_PAY";

        @Nullable
        Instant paidAt;

        final Map<String, BigDecimal> refunds = new LinkedHashMap<>();

        Trade(String number, BigDecimal amount) {
            this.number = number;
            this.amount = amount;
            this.tradeNo = "2026" + Math.abs((long) number.hashCode()) + "0001";
        }

        BigDecimal refunded() {
            return refunds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Override
    public ChannelSettings settings() {
        return new ChannelSettings(
                "mer_1",
                "ALIPAY",
                trouble == Trouble.CONNECTION_REFUSED ? 2 : 1,
                http.uri(),
                URI.create("https://pay.example/callbacks/ALIPAY/mer_1"),
                Map.of("app_id", APP_ID, "seller_id", SELLER_ID),
                Map.of(
                        "private_key", base64(OURS.getPrivate().getEncoded()),
                        "alipay_public_key", base64(ALIPAYS.getPublic().getEncoded())));
    }

    @Override
    public void misbehave(Trouble now) {
        trouble = now;
        http.misbehave(now);
    }

    /** The browser opens the link: Alipay checks it and knows the trade from now on. */
    @Override
    public void payerArrives(Prepay prepay, PayerAction action) {
        if (action.kind() == PayerAction.Kind.REDIRECT) {
            Map<String, String> link =
                    form(URI.create(action.parameters().get("url")).getRawQuery());
            JsonNode content = verified(link);
            trades.putIfAbsent(
                    content.get("out_trade_no").asText(),
                    new Trade(
                            content.get("out_trade_no").asText(),
                            new BigDecimal(content.get("total_amount").asText())));
        }
    }

    @Override
    public void payerPays(String attemptNo) {
        Trade trade = trades.get(attemptNo);
        trade.status = "TRADE_SUCCESS";
        trade.paidAt = Instant.now();
    }

    @Override
    public long refundedMinor(String attemptNo) {
        return trades.get(attemptNo).refunded().movePointRight(2).longValueExact();
    }

    @Override
    public Callback paidCallback(String attemptNo, Instant signedAt) {
        return callback(notice(trades.get(attemptNo), signedAt), ALIPAYS.getPrivate());
    }

    @Override
    public Callback paidCallbackForAnother(String attemptNo, Instant signedAt) {
        Map<String, String> notice = notice(trades.get(attemptNo), signedAt);
        notice.put("seller_id", "2088000000000009");
        return callback(notice, ALIPAYS.getPrivate());
    }

    Map<String, String> notice(Trade trade, Instant at) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("notify_type", "trade_status_sync");
        fields.put("notify_time", AlipayTime.of(at));
        fields.put("charset", "utf-8");
        fields.put("version", "1.0");
        fields.put("app_id", APP_ID);
        fields.put("seller_id", SELLER_ID);
        fields.put("subject", "Two lemons & a lime = 茶");
        fields.put("out_trade_no", trade.number);
        fields.put("trade_no", trade.tradeNo);
        fields.put("trade_status", trade.status);
        fields.put("total_amount", trade.amount.toPlainString());
        if (trade.paidAt != null) {
            fields.put("gmt_payment", AlipayTime.of(trade.paidAt));
        }
        return fields;
    }

    static Callback callback(Map<String, String> notice, PrivateKey key) {
        Map<String, String> fields = new TreeMap<>(notice);
        fields.put("sign", sign(key, content(notice)));
        fields.putIfAbsent("sign_type", "RSA2");
        String body = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Callback("/callbacks/ALIPAY/mer_1", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer answer(FakeHttpServer.Request request) throws Exception {
        if (request.path().equals("/bill.zip")) {
            return new Answer(200, Map.of(), bill());
        }
        Map<String, String> fields = form(request.query() == null ? "" : request.query());
        fields.putAll(form(request.text()));
        JsonNode content = verified(fields);
        requests.add(fields);
        String method = fields.get("method");
        String node = method.replace('.', '_') + "_response";
        String text = instead.containsKey(method)
                ? instead.get(method)
                : business(method, content).toString();
        KeyPair signer = trouble == Trouble.WRONG_SIGNATURE ? STRANGERS : ALIPAYS;
        return Answer.of(
                200,
                "text/html;charset=utf-8",
                "{\"" + node + "\":" + text + ",\"sign\":\"" + sign(signer.getPrivate(), text) + "\"}");
    }

    private ObjectNode business(String method, JsonNode content) {
        return switch (method) {
            case "alipay.trade.pay" -> pay(content);
            case "alipay.trade.query" -> query(content);
            case "alipay.trade.close" -> close(content);
            case "alipay.trade.refund" -> refund(content);
            case "alipay.trade.fastpay.refund.query" -> refundQuery(content);
            case "alipay.data.dataservice.bill.downloadurl.query" ->
                good().put("bill_download_url", http.uri() + "/bill.zip");
            default -> throw new AssertionError("nobody calls " + method);
        };
    }

    private ObjectNode pay(JsonNode content) {
        String number = content.get("out_trade_no").asText();
        BigDecimal amount = new BigDecimal(content.get("total_amount").asText());
        Trade trade = trades.computeIfAbsent(number, each -> new Trade(number, amount));
        if (trade.amount.compareTo(amount) != 0) {
            return bad("ACQ.CONTEXT_INCONSISTENT");
        }
        return trade.paidAt == null
                ? good().put("code", "10003").put("msg", "order success pay inprocess")
                : bad("ACQ.TRADE_HAS_SUCCESS");
    }

    private ObjectNode query(JsonNode content) {
        Trade trade = trades.get(content.get("out_trade_no").asText());
        if (trade == null) {
            return bad("ACQ.TRADE_NOT_EXIST");
        }
        ObjectNode found = good().put("out_trade_no", trade.number)
                .put("trade_no", trade.tradeNo)
                .put("total_amount", trade.amount.toPlainString())
                .put("trade_status", trade.status);
        return trade.paidAt == null ? found : found.put("send_pay_date", AlipayTime.of(trade.paidAt));
    }

    private ObjectNode close(JsonNode content) {
        Trade trade = trades.get(content.get("out_trade_no").asText());
        if (trade == null) {
            return bad("ACQ.TRADE_NOT_EXIST");
        }
        if (!trade.status.equals("WAIT_BUYER_PAY")) {
            return bad("ACQ.TRADE_STATUS_ERROR");
        }
        trade.status = "TRADE_CLOSED";
        return good().put("out_trade_no", trade.number);
    }

    private ObjectNode refund(JsonNode content) {
        Trade trade = trades.get(content.get("out_trade_no").asText());
        if (trade == null) {
            return bad("ACQ.TRADE_NOT_EXIST");
        }
        if (trade.paidAt == null) {
            return bad("ACQ.TRADE_STATUS_ERROR");
        }
        String number = content.get("out_request_no").asText();
        BigDecimal amount = new BigDecimal(content.get("refund_amount").asText());
        BigDecimal before = trade.refunds.get(number);
        if (before != null) {
            return before.compareTo(amount) == 0
                    ? good().put("fund_change", "N")
                    : bad("ACQ.DISCORDANT_REPEAT_REQUEST");
        }
        if (trade.refunded().add(amount).compareTo(trade.amount) > 0) {
            return bad("ACQ.REASON_TRADE_REFUND_FEE_ERR");
        }
        trade.refunds.put(number, amount);
        if (trade.refunded().compareTo(trade.amount) == 0) {
            trade.status = "TRADE_CLOSED";
        }
        return good().put("fund_change", "Y");
    }

    private ObjectNode refundQuery(JsonNode content) {
        Trade trade = trades.get(content.get("out_trade_no").asText());
        BigDecimal amount = trade == null
                ? null
                : trade.refunds.get(content.get("out_request_no").asText());
        return amount == null
                ? good()
                : good().put("refund_amount", amount.toPlainString()).put("refund_status", "REFUND_SUCCESS");
    }

    private byte[] bill() throws Exception {
        Charset gbk = Charset.forName("GBK");
        StringBuilder text = new StringBuilder("#支付宝业务明细查询\r\n#账号：[" + SELLER_ID + "]\r\n"
                + "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,订单金额（元）,退款批次号/请求号,服务费（元）\r\n");
        for (Trade trade : trades.values()) {
            if (trade.paidAt != null) {
                text.append(line(trade, "交易", trade.amount, ""));
            }
            trade.refunds.forEach((number, amount) -> text.append(line(trade, "退款", amount.negate(), number)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, gbk)) {
            zip.putNextEntry(new ZipEntry(SELLER_ID + "_20261125_业务明细(汇总).csv"));
            zip.write("#".getBytes(gbk));
            zip.putNextEntry(new ZipEntry(SELLER_ID + "_20261125_业务明细.csv"));
            zip.write((text + "#结束\r\n").getBytes(gbk));
        }
        return bytes.toByteArray();
    }

    private static String line(Trade trade, String kind, BigDecimal amount, String refundNo) {
        String time = AlipayTime.of(trade.paidAt == null ? Instant.EPOCH : trade.paidAt);
        return String.join(
                        ",",
                        trade.tradeNo + "\t",
                        trade.number + "\t",
                        kind,
                        "茶",
                        time,
                        time,
                        amount.toPlainString(),
                        refundNo,
                        amount.signum() > 0 ? "-0.07" : "0.01")
                + "\r\n";
    }

    private static ObjectNode good() {
        return JSON.createObjectNode().put("code", "10000").put("msg", "Success");
    }

    private static ObjectNode bad(String subCode) {
        return JSON.createObjectNode()
                .put("code", "40004")
                .put("msg", "Business Failed")
                .put("sub_code", subCode)
                .put("sub_msg", "不行");
    }

    /** As Alipay does: over everything sorted but the signature itself, the sign_type included. */
    private static JsonNode verified(Map<String, String> fields) {
        try {
            Map<String, String> signed = new TreeMap<>(fields);
            String sign = signed.remove("sign");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(OURS.getPublic());
            signature.update(content(signed).getBytes(StandardCharsets.UTF_8));
            if (!signature.verify(Base64.getDecoder().decode(sign)) || !"RSA2".equals(fields.get("sign_type"))) {
                throw new AssertionError("the request's signature is wrong");
            }
            return JSON.readTree(fields.get("biz_content"));
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    static String content(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&"));
    }

    static String sign(PrivateKey key, String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

package io.holdfast.sandbox.alipay.web;

import io.holdfast.sandbox.alipay.Alipay;
import io.holdfast.sandbox.alipay.AlipayMerchant;
import io.holdfast.sandbox.alipay.AlipayMerchants;
import io.holdfast.sandbox.alipay.Rsa2;
import io.holdfast.sandbox.callback.Message;
import io.holdfast.sandbox.callback.Notice;
import io.holdfast.sandbox.keys.Rsa;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Fault;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alipay's asynchronous notifications: forms, of payments and refunds alike. */
final class AlipayAnnouncer implements Announcer {

    private final AlipayMerchants merchants;
    private final Clock clock;

    AlipayAnnouncer(AlipayMerchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.ALIPAY;
    }

    /** The trade has its number before it is paid. */
    @Override
    public String transactionId(Trade trade) {
        return trade.payments().isEmpty() ? trade.id() : Alipay.tradeNo(clock.instant());
    }

    @Override
    public String refundId() {
        return "rf" + Tokens.digits(26);
    }

    @Override
    public Optional<Notice> paid(Trade trade, Payment payment, Fault fault) {
        Map<String, String> fields = fields(trade, payment, fault);
        fields.put("trade_status", "TRADE_SUCCESS");
        return notice("TRADE_SUCCESS", trade, fields, fault);
    }

    @Override
    public Optional<Notice> refunded(Trade trade, Refund refund, Fault fault) {
        Instant finishedAt = refund.finishedAt();
        if (refund.fate() != Refund.Fate.SUCCEEDED || finishedAt == null) {
            return Optional.empty();
        }
        Payment payment = trade.payments().stream()
                .filter(one -> one.transactionId().equals(refund.transactionId()))
                .findFirst()
                .orElseThrow();
        Map<String, String> fields = fields(trade, payment, fault);
        fields.put("trade_status", Alipay.status(trade));
        fields.put("out_biz_no", refund.number());
        fields.put("refund_fee", Alipay.yuan(trade.refundedMinor()));
        fields.put("gmt_refund", Alipay.time(finishedAt) + ".000");
        return notice(Alipay.status(trade), trade, fields, fault);
    }

    private Map<String, String> fields(Trade trade, Payment payment, Fault fault) {
        AlipayMerchant merchant = merchant(trade);
        long amount = payment.amountMinor() + (fault == Fault.WRONG_AMOUNT ? 1 : 0);
        Map<String, String> fields = new TreeMap<>();
        fields.put("notify_type", "trade_status_sync");
        fields.put("notify_id", Tokens.digits(34));
        fields.put("notify_time", Alipay.time(clock.instant()));
        fields.put("charset", "utf-8");
        fields.put("version", "1.0");
        fields.put("sign_type", "RSA2");
        fields.put("app_id", fault == Fault.OTHER_MERCHANT ? "2021000000000000" : merchant.appId());
        fields.put("auth_app_id", merchant.appId());
        fields.put("seller_id", fault == Fault.OTHER_MERCHANT ? "2088000000000000" : merchant.sellerId());
        fields.put("buyer_id", Alipay.buyerId(trade));
        fields.put("trade_no", payment.transactionId());
        fields.put("out_trade_no", trade.terms().number());
        fields.put("subject", trade.terms().description());
        fields.put("total_amount", Alipay.yuan(amount));
        fields.put("receipt_amount", Alipay.yuan(amount));
        fields.put("buyer_pay_amount", Alipay.yuan(amount));
        fields.put("invoice_amount", Alipay.yuan(amount));
        fields.put("gmt_create", Alipay.time(trade.createdAt()));
        fields.put("gmt_payment", Alipay.time(payment.at()));
        fields.put(
                "fund_bill_list", "[{\"amount\":\"" + Alipay.yuan(amount) + "\",\"fundChannel\":\"ALIPAYACCOUNT\"}]");
        return fields;
    }

    private Optional<Notice> notice(String type, Trade trade, Map<String, String> fields, Fault fault) {
        if (trade.terms().notifyUrl().isEmpty()) {
            return Optional.empty();
        }
        String signed = Rsa2.ofCallback(fields) + (fault == Fault.WRONG_SIGNATURE ? " " : "");
        fields.put("sign", Rsa.sign(merchant(trade).alipayKeys().getPrivate(), signed));
        Message message = Message.of(
                "application/x-www-form-urlencoded; charset=utf-8",
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
        return Optional.of(new Notice(
                type,
                trade.terms().notifyUrl(),
                () -> message,
                answer -> answer.status() == 200 && answer.body().strip().equals("success"),
                Alipay.SCHEDULE));
    }

    private AlipayMerchant merchant(Trade trade) {
        return merchants.find(trade.terms().merchant()).orElseThrow();
    }
}

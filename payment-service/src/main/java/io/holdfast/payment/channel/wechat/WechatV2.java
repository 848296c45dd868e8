package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelUnavailableException;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Version 2: XML, a shared key, and a certificate for refunds. */
final class WechatV2 implements Agreement {

    private static final String NO_CLIENT_ADDRESS = "127.0.0.1";

    private final Clock clock;
    private final String appId;
    private final String callbackUrl;
    private final V2Signature signature;
    private final V2Wire wire;
    private final V2Callbacks callbacks;
    private final @Nullable V2Refunds refunds;

    /** @param withRefunds false where version 3 gives the money back */
    WechatV2(WechatSettings settings, Connections connections, Clock clock, boolean withRefunds) {
        this.clock = clock;
        this.appId = settings.appId();
        this.callbackUrl = settings.callbackUrl();
        this.signature = settings.v2Signature();
        this.wire = new V2Wire(settings.endpoint(), settings, connections);
        this.callbacks = new V2Callbacks(settings);
        this.refunds = withRefunds
                ? new V2Refunds(
                        wire,
                        new V2Wire(settings.secureEndpoint(), settings, MutualTls.over(connections, settings)),
                        callbackUrl)
                : null;
    }

    @Override
    public Prepaid prepay(Prepay prepay) {
        return switch (prepay.method()) {
            case WECHAT_JSAPI -> jsapi(prepay);
            case WECHAT_NATIVE -> nativePay(prepay);
            case WECHAT_CODE -> micropay(prepay);
            case WALLET, ALIPAY_PAGE, ALIPAY_WAP, ALIPAY_CODE, PAYPAL, CARD ->
                throw new IllegalArgumentException(prepay.method() + " is not WeChat Pay's");
        };
    }

    private Prepaid jsapi(Prepay prepay) {
        String openid = prepay.payer().getOrDefault("openid", "");
        if (openid.isBlank()) {
            return payerMissing("openid");
        }
        Map<String, String> order = order(prepay, "JSAPI");
        order.put("openid", openid);
        return unifiedOrder(prepay, order, answer -> {
            Map<String, String> call = new TreeMap<>();
            call.put("appId", appId);
            call.put("timeStamp", String.valueOf(clock.instant().getEpochSecond()));
            call.put("nonceStr", V2Wire.nonce());
            call.put("package", "prepay_id=" + Fields.text(answer, "prepay_id"));
            call.put("signType", signature.wireName());
            call.put("paySign", signature.of(call));
            return new PayerAction(PayerAction.Kind.CALL_JSAPI, call);
        });
    }

    private Prepaid nativePay(Prepay prepay) {
        Map<String, String> order = order(prepay, "NATIVE");
        order.put("product_id", prepay.attemptNo());
        return unifiedOrder(
                prepay,
                order,
                answer ->
                        new PayerAction(PayerAction.Kind.SHOW_QR, Map.of("code_url", Fields.text(answer, "code_url"))));
    }

    private Prepaid unifiedOrder(
            Prepay prepay, Map<String, String> order, Function<Map<String, String>, PayerAction> action) {
        return wire.ask("/pay/unifiedorder", order)
                .understood(action)
                .fold(Prepaid.Accepted::new, failure -> failed(prepay, failure), Prepaid.Unknown::new);
    }

    private Prepaid micropay(Prepay prepay) {
        String code = prepay.payer().getOrDefault("auth_code", "");
        if (code.isBlank()) {
            return payerMissing("auth_code");
        }
        Map<String, String> order = terms(prepay);
        order.put("auth_code", code);
        return wire.ask("/pay/micropay", order)
                .understood(answer -> V2Trades.paid(prepay.attemptNo(), answer))
                .fold(Prepaid.Settled::new, failure -> scanned(prepay, failure), Prepaid.Unknown::new);
    }

    private Prepaid scanned(Prepay prepay, Failure failure) {
        return failure.meaning() == Meaning.PAYING
                ? new Prepaid.Accepted(new PayerAction(PayerAction.Kind.WAIT, Map.of()))
                : failed(prepay, failure);
    }

    /** Its own number, paid: by an earlier call whose answer was lost. What was paid is for the query to say. */
    private Prepaid failed(Prepay prepay, Failure failure) {
        if (failure.meaning() == Meaning.PAID && query(prepay.attemptNo()) instanceof TradeState.Paid paid) {
            return new Prepaid.Settled(paid);
        }
        return failure.prepaid();
    }

    private Map<String, String> order(Prepay prepay, String tradeType) {
        Map<String, String> order = terms(prepay);
        order.put("notify_url", callbackUrl);
        order.put("trade_type", tradeType);
        return order;
    }

    private static Map<String, String> terms(Prepay prepay) {
        Map<String, String> terms = new TreeMap<>();
        terms.put("body", Shortened.description(prepay.description()));
        terms.put("out_trade_no", prepay.attemptNo());
        terms.put("total_fee", String.valueOf(prepay.amount().amountMinor()));
        terms.put("fee_type", prepay.amount().currency().name());
        terms.put("spbill_create_ip", prepay.payer().getOrDefault("client_ip", NO_CLIENT_ADDRESS));
        terms.put("time_expire", Beijing.compact(prepay.expiresAt()));
        return terms;
    }

    @Override
    public TradeState query(TradeReference trade) {
        return query(trade.attemptNo());
    }

    private TradeState query(String attemptNo) {
        return wire.ask("/pay/orderquery", Map.of("out_trade_no", attemptNo))
                .understood(answer -> V2Trades.state(attemptNo, answer))
                .fold(state -> state, Failure::queried, TradeState.Unknown::new);
    }

    @Override
    public Closing close(TradeReference trade, Instant notBefore) {
        return wire.ask("/pay/closeorder", Map.of("out_trade_no", trade.attemptNo()))
                .fold(answer -> new Closing.Closed(), failure -> failure.closed(notBefore), Closing.Unknown::new);
    }

    @Override
    public RefundAnswer refund(ChannelRefund refund) {
        return refunds == null ? noRefunds() : refunds.refund(refund);
    }

    @Override
    public RefundAnswer queryRefund(ChannelRefund refund) {
        return refunds == null ? noRefunds() : refunds.query(refund);
    }

    private static RefundAnswer noRefunds() {
        return new RefundAnswer.Unknown("this merchant gives money back by version 3");
    }

    @Override
    public CallbackReading read(Callback callback) {
        return callbacks.read(callback);
    }

    @Override
    public List<BillLine> bill(LocalDate day) {
        try {
            byte[] file =
                    wire.download("/pay/downloadbill", Map.of("bill_date", Beijing.compact(day), "bill_type", "ALL"));
            return V2Trades.bill(file);
        } catch (IOException e) {
            throw new ChannelUnavailableException("WeChat Pay's bill of " + day + " cannot be had now", e);
        }
    }

    private static Prepaid payerMissing(String what) {
        return new Prepaid.Refused(
                new ChannelRefusal(ChannelRefusal.Reason.PAYER_INVALID, "PAYER", what + " is missing"));
    }
}

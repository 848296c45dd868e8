package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReply;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** WeChat Pay. Which version is spoken is the merchant's setting {@code api_version}; a payer's code is always charged by v2. */
public final class WechatChannel implements PaymentChannel {

    /** WeChat Pay, close order: not within five minutes of its creation. */
    private static final Duration CLOSABLE_AFTER = Duration.ofMinutes(5);

    /** For a channel whose clock is behind ours. */
    private static final Duration CLOSE_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Clock clock;
    private final Agreements agreements;

    /**
     * @param connectTimeout until the connection stands
     * @param readTimeout between two bytes of an answer, and for a whole call together with {@code connectTimeout}
     */
    public WechatChannel(Clock clock, Duration connectTimeout, Duration readTimeout) {
        this.clock = clock;
        this.agreements = new Agreements(new Connections(connectTimeout, readTimeout), clock);
    }

    @Override
    public String name() {
        return "WECHAT";
    }

    @Override
    public Set<PaymentMethod> methods() {
        return Set.of(PaymentMethod.WECHAT_JSAPI, PaymentMethod.WECHAT_NATIVE, PaymentMethod.WECHAT_CODE);
    }

    @Override
    public void check(ChannelSettings settings) {
        agreements.make(settings);
    }

    @Override
    public Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        Function<String, Prepaid> broken =
                why -> new Prepaid.Refused(new ChannelRefusal(ChannelRefusal.Reason.MISCONFIGURED, "SETTINGS", why));
        return withAgreement(
                () -> {
                    ChannelRefusal refusal = Fen.refusal(settings, prepay);
                    return refusal == null
                            ? agreements.forTrade(settings, prepay.method()).prepay(prepay)
                            : new Prepaid.Refused(refusal);
                },
                broken);
    }

    @Override
    public TradeState query(ChannelSettings settings, TradeReference trade) {
        return withAgreement(() -> agreements.forTrade(settings, trade.method()).query(trade), TradeState.Unknown::new);
    }

    @Override
    public Closing close(ChannelSettings settings, TradeReference trade) {
        Instant now = clock.instant();
        Instant closable = trade.createdAt().plus(CLOSABLE_AFTER);
        if (now.isBefore(closable)) {
            return new Closing.TooEarly(closable);
        }
        return withAgreement(
                () -> agreements.forTrade(settings, trade.method()).close(trade, now.plus(CLOSE_AGAIN_AFTER)),
                Closing.Unknown::new);
    }

    @Override
    public RefundAnswer refund(ChannelSettings settings, ChannelRefund refund) {
        ChannelRefusal refusal = Fen.refusal(refund);
        if (refusal != null) {
            return new RefundAnswer.Refused(refusal);
        }
        return withAgreement(() -> agreements.of(settings).refund(refund), RefundAnswer.Unknown::new);
    }

    @Override
    public RefundAnswer queryRefund(ChannelSettings settings, ChannelRefund refund) {
        return withAgreement(() -> agreements.of(settings).queryRefund(refund), RefundAnswer.Unknown::new);
    }

    @Override
    public CallbackReading read(ChannelSettings settings, Callback callback) {
        return withAgreement(
                () -> agreements.of(settings).read(callback),
                why -> new CallbackReading.Rejected(CallbackReading.Fault.WRONG_SIGNATURE, why));
    }

    /** Version 2 reads the body, version 3 only the status: one answer says it to both. */
    @Override
    public CallbackReply reply(boolean understood) {
        return new CallbackReply(
                understood ? 200 : 500,
                "text/xml; charset=utf-8",
                "<xml><return_code>" + (understood ? "SUCCESS" : "FAIL") + "</return_code><return_msg>"
                        + (understood ? "OK" : "FAIL") + "</return_msg></xml>");
    }

    @Override
    public List<BillLine> bill(ChannelSettings settings, LocalDate day) {
        try {
            return agreements.of(settings).bill(day);
        } catch (BrokenSettings e) {
            throw new ChannelUnavailableException("WeChat Pay cannot be asked: " + e.getMessage(), e);
        }
    }

    private static <T> T withAgreement(Supplier<T> call, Function<String, T> broken) {
        try {
            return call.get();
        } catch (BrokenSettings e) {
            return broken.apply(String.valueOf(e.getMessage()));
        }
    }
}

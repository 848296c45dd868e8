package io.holdfast.payment.channel.alipay;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReply;
import io.holdfast.payment.channel.ChannelLimits;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Alipay for merchants in China: yuan only. */
final class AlipayChannel implements PaymentChannel {

    private static final int OK = 200;

    private final AlipayTrades trades;
    private final AlipayRefunds refunds;
    private final AlipayNotices notices = new AlipayNotices();
    private final AlipayBills bills;

    AlipayChannel(AlipayChannelConfig config, Clock clock) {
        ChannelHttp http = new ChannelHttp(config.connectWithin(), config.answerWithin());
        AlipayGateway gateway = new AlipayGateway(http);
        this.trades = new AlipayTrades(gateway, clock);
        this.refunds = new AlipayRefunds(gateway);
        this.bills = new AlipayBills(gateway, http);
    }

    @Override
    public String name() {
        return "ALIPAY";
    }

    @Override
    public Set<PaymentMethod> methods() {
        return EnumSet.of(PaymentMethod.ALIPAY_PAGE, PaymentMethod.ALIPAY_WAP, PaymentMethod.ALIPAY_CODE);
    }

    @Override
    public void check(ChannelSettings settings) {
        settings.open("app_id");
        settings.open("seller_id");
        AlipayKeys.privateKey(settings);
        AlipayKeys.publicKey(settings);
    }

    @Override
    public Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        if (prepay.amount().currency() != CurrencyCode.CNY) {
            return new Prepaid.Refused(new ChannelRefusal(
                    ChannelRefusal.Reason.CURRENCY_NOT_SUPPORTED, "CURRENCY", "Alipay takes yuan only"));
        }
        ChannelRefusal limit = ChannelLimits.refusal(settings, prepay.amount());
        return limit == null ? trades.prepay(settings, prepay) : new Prepaid.Refused(limit);
    }

    @Override
    public TradeState query(ChannelSettings settings, TradeReference trade) {
        return trades.query(settings, trade.attemptNo());
    }

    @Override
    public Closing close(ChannelSettings settings, TradeReference trade) {
        return trades.close(settings, trade);
    }

    @Override
    public RefundAnswer refund(ChannelSettings settings, ChannelRefund refund) {
        return refunds.refund(settings, refund);
    }

    @Override
    public RefundAnswer queryRefund(ChannelSettings settings, ChannelRefund refund) {
        return refunds.query(settings, refund);
    }

    @Override
    public CallbackReading read(ChannelSettings settings, Callback callback) {
        return notices.read(settings, callback);
    }

    @Override
    public CallbackReply reply(boolean understood) {
        return new CallbackReply(OK, "text/plain", understood ? "success" : "failure");
    }

    @Override
    public List<BillLine> bill(ChannelSettings settings, LocalDate day) {
        return bills.of(settings, day);
    }
}

package io.holdfast.payment.channel.paypal;

import com.github.benmanes.caffeine.cache.Ticker;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** PayPal. A query that finds the payer's approval captures the money. */
final class PayPalChannel implements PaymentChannel {

    private static final int OK = 200;
    private static final int REJECTED = 400;

    private final PayPalOrders orders;
    private final PayPalRefunds refunds;
    private final PayPalWebhooks webhooks;
    private final PayPalBills bills;

    PayPalChannel(PayPalChannelConfig config, Clock clock) {
        PayPalClients clients = new PayPalClients(config);
        OrderIds ids = new OrderIds();
        this.orders = new PayPalOrders(clients, ids);
        this.refunds = new PayPalRefunds(clients, orders, ids);
        this.webhooks = webhooks(config.whileACallbackWaits(), ids, clock);
        this.bills = new PayPalBills(clients);
    }

    private static PayPalWebhooks webhooks(PayPalChannelConfig config, OrderIds ids, Clock clock) {
        PayPalCertificates certificates = new PayPalCertificates(new FetchedCertificates(
                new PayPalCertificateHttp(config), CertificateChain.ofThePlatform(), Ticker.systemTicker()));
        PayPalClients clients = new PayPalClients(config);
        PayPalOrders orders = new PayPalOrders(clients, ids);
        PayPalReports reports = new PayPalReports(orders, new PayPalRefunds(clients, orders, ids), ids);
        return new PayPalWebhooks(new PayPalSignature(certificates), reports, clock);
    }

    @Override
    public String name() {
        return "PAYPAL";
    }

    @Override
    public Set<PaymentMethod> methods() {
        return Set.of(PaymentMethod.PAYPAL);
    }

    @Override
    public void check(ChannelSettings settings) {
        settings.open("client_id");
        settings.open("webhook_id");
        settings.secret("client_secret");
        PayPalCertificates.check(settings);
    }

    @Override
    public Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        if (!PayPalMoney.isTaken(prepay.amount().currency())) {
            return new Prepaid.Refused(new ChannelRefusal(
                    ChannelRefusal.Reason.CURRENCY_NOT_SUPPORTED, "CURRENCY", "PayPal does not take this currency"));
        }
        ChannelRefusal limit = ChannelLimits.refusal(settings, prepay.amount());
        return limit == null ? orders.create(settings, prepay) : new Prepaid.Refused(limit);
    }

    @Override
    public TradeState query(ChannelSettings settings, TradeReference trade) {
        return orders.query(settings, trade);
    }

    @Override
    public TradeState peek(ChannelSettings settings, TradeReference trade) {
        return orders.peek(settings, trade);
    }

    @Override
    public Closing close(ChannelSettings settings, TradeReference trade) {
        return orders.close(settings, trade);
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
        return webhooks.read(settings, callback);
    }

    @Override
    public CallbackReply reply(boolean understood) {
        return new CallbackReply(understood ? OK : REJECTED, "application/json", "{}");
    }

    @Override
    public List<BillLine> bill(ChannelSettings settings, LocalDate day) {
        return bills.of(settings, day);
    }
}

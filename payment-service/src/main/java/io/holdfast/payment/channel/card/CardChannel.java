package io.holdfast.payment.channel.card;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReply;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.ChannelLimits;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Bank cards through an acquirer, in every currency that we keep books in. */
final class CardChannel implements CapturingChannel {

    private static final int SHORTEST_KEY = 32;
    private static final int OK = 200;
    private static final int REJECTED = 400;

    private final CardAuthorizations authorizations;
    private final CardRefunds refunds;
    private final CardReports reports;
    private final CardBills bills;

    CardChannel(CardChannelConfig config, Clock clock) {
        AcquirerHttp http = new AcquirerHttp(new ChannelHttp(config.connectWithin(), config.answerWithin()), clock);
        this.authorizations = new CardAuthorizations(http);
        this.refunds = new CardRefunds(http);
        this.reports = new CardReports(clock);
        this.bills = new CardBills(http);
    }

    @Override
    public String name() {
        return "CARD";
    }

    @Override
    public Set<PaymentMethod> methods() {
        return Set.of(PaymentMethod.CARD);
    }

    @Override
    public void check(ChannelSettings settings) {
        settings.open("acquirer_merchant");
        if (settings.secret("acquirer_key").length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("acquirer_key has fewer than " + SHORTEST_KEY + " characters");
        }
    }

    @Override
    public Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        ChannelRefusal refusal = ChannelLimits.refusal(settings, prepay.amount());
        if (refusal == null) {
            refusal = CardAuthorizations.payerFault(prepay);
        }
        return refusal == null ? authorizations.place(settings, prepay) : new Prepaid.Refused(refusal);
    }

    @Override
    public TradeState query(ChannelSettings settings, TradeReference trade) {
        return authorizations.query(settings, trade.attemptNo());
    }

    @Override
    public TradeState capture(ChannelSettings settings, TradeReference trade, Money captured) {
        return authorizations.capture(settings, trade, captured);
    }

    @Override
    public Closing close(ChannelSettings settings, TradeReference trade) {
        return authorizations.release(settings, trade.attemptNo());
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
        return reports.read(settings, callback);
    }

    @Override
    public CallbackReply reply(boolean understood) {
        return understood
                ? new CallbackReply(OK, "application/json", "{\"received\":true}")
                : new CallbackReply(REJECTED, "application/json", "{\"received\":false}");
    }

    @Override
    public List<BillLine> bill(ChannelSettings settings, LocalDate day) {
        return bills.of(settings, day);
    }
}

package io.holdfast.payment.channel.alipay;

import com.alipay.api.AlipayResponse;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.response.AlipayTradeCloseResponse;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asking for money, and what became of it. */
final class AlipayTrades {

    private static final String UNKNOWN_TRADE = "ACQ.TRADE_NOT_EXIST";
    private static final String ALREADY_PAID = "ACQ.TRADE_HAS_SUCCESS";
    private static final String NOT_AWAITING = "ACQ.TRADE_STATUS_ERROR";

    private final AlipayGateway gateway;
    private final Clock clock;

    AlipayTrades(AlipayGateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        return switch (prepay.method()) {
            case ALIPAY_PAGE -> redirect(gateway.link(settings, AlipayRequests.page(settings, prepay)));
            case ALIPAY_WAP -> redirect(gateway.link(settings, AlipayRequests.wap(settings, prepay)));
            case ALIPAY_CODE -> scan(settings, prepay);
            case WALLET, WECHAT_JSAPI, WECHAT_NATIVE, WECHAT_CODE, PAYPAL, CARD ->
                throw new IllegalArgumentException("Alipay has no method " + prepay.method());
        };
    }

    TradeState query(ChannelSettings settings, String attemptNo) {
        AlipayTradeQueryModel model = new AlipayTradeQueryModel();
        model.setOutTradeNo(attemptNo);
        AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
        request.setBizModel(model);
        try {
            return state(attemptNo, gateway.ask(settings, request));
        } catch (IOException | IllegalArgumentException e) {
            return new TradeState.Unknown(String.valueOf(e.getMessage()));
        }
    }

    Closing close(ChannelSettings settings, TradeReference trade) {
        String attemptNo = trade.attemptNo();
        AlipayTradeCloseModel model = new AlipayTradeCloseModel();
        model.setOutTradeNo(attemptNo);
        AlipayTradeCloseRequest request = new AlipayTradeCloseRequest();
        request.setBizModel(model);
        try {
            AlipayTradeCloseResponse response = gateway.ask(settings, request);
            if (AlipayCodes.isDone(response)) {
                return new Closing.Closed();
            }
            if (isRefused(response, UNKNOWN_TRADE)) {
                return unopened(trade);
            }
            return isRefused(response, NOT_AWAITING)
                    ? closingOf(query(settings, attemptNo))
                    : new Closing.Unknown(AlipayCodes.subCode(response));
        } catch (IOException e) {
            return new Closing.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Alipay hears of a link only when the payer opens it, which he can until its time is over. */
    private Closing unopened(TradeReference trade) {
        if (trade.method() == PaymentMethod.ALIPAY_CODE) {
            return new Closing.Closed();
        }
        Instant expiresAt = trade.expiresAt();
        if (expiresAt == null) {
            return new Closing.Unknown("a link that may still be opened");
        }
        return clock.instant().isBefore(expiresAt) ? new Closing.TooEarly(expiresAt) : new Closing.Closed();
    }

    private static Closing closingOf(TradeState state) {
        if (state instanceof TradeState.Closed) {
            return new Closing.Closed();
        }
        return state instanceof TradeState.Unknown unknown ? new Closing.Unknown(unknown.why()) : new Closing.Paid();
    }

    private static Prepaid redirect(String url) {
        return new Prepaid.Accepted(new PayerAction(PayerAction.Kind.REDIRECT, Map.of("url", url)));
    }

    private Prepaid scan(ChannelSettings settings, Prepay prepay) {
        String code = prepay.payer().get("auth_code");
        if (code == null || !code.matches("\\d{16,24}")) {
            return new Prepaid.Refused(
                    new ChannelRefusal(Reason.PAYER_INVALID, "AUTH_CODE", "auth_code is not 16 to 24 digits"));
        }
        try {
            return scanned(prepay.attemptNo(), gateway.ask(settings, AlipayRequests.scan(settings, prepay, code)));
        } catch (IOException | IllegalArgumentException e) {
            return new Prepaid.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Prepaid scanned(String attemptNo, AlipayTradePayResponse response) {
        if (AlipayCodes.isDone(response)) {
            return new Prepaid.Settled(new TradeState.Paid(receipt(
                    attemptNo,
                    response.getOutTradeNo(),
                    response.getTradeNo(),
                    response.getTotalAmount(),
                    response.getGmtPayment())));
        }
        if (AlipayCodes.WAITING.equals(response.getCode())) {
            return new Prepaid.Accepted(new PayerAction(PayerAction.Kind.WAIT, Map.of()));
        }
        if (isRefused(response, ALREADY_PAID)) {
            // By an earlier try of this very request: the query brings the receipt.
            return new Prepaid.Unknown("paid already");
        }
        if (AlipayCodes.isRefusal(response)) {
            Reason reason = AlipayCodes.ofPayment(AlipayCodes.subCode(response));
            return new Prepaid.Refused(AlipayCodes.refusal(reason, response));
        }
        return AlipayCodes.isMisconfigured(response)
                ? new Prepaid.Refused(AlipayCodes.refusal(Reason.MISCONFIGURED, response))
                : new Prepaid.Unknown(AlipayCodes.subCode(response));
    }

    private static TradeState state(String attemptNo, AlipayTradeQueryResponse response) {
        if (isRefused(response, UNKNOWN_TRADE)) {
            return new TradeState.NotFound();
        }
        if (!AlipayCodes.isDone(response)) {
            // Wrong credentials too: they say nothing of the trade.
            return new TradeState.Unknown(AlipayCodes.subCode(response));
        }
        String status = String.valueOf(response.getTradeStatus());
        return switch (status) {
            case "WAIT_BUYER_PAY" -> new TradeState.AwaitingPayer();
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> paid(attemptNo, response);
            // Also what a trade is called whose money went back in full. Only a paid one has a time of payment.
            case "TRADE_CLOSED" ->
                response.getSendPayDate() == null ? new TradeState.Closed() : paid(attemptNo, response);
            default -> new TradeState.Unknown("a trade_status that is not known: " + status);
        };
    }

    private static TradeState paid(String attemptNo, AlipayTradeQueryResponse response) {
        return new TradeState.Paid(receipt(
                attemptNo,
                response.getOutTradeNo(),
                response.getTradeNo(),
                response.getTotalAmount(),
                response.getSendPayDate()));
    }

    private static Receipt receipt(
            String attemptNo,
            @Nullable String outTradeNo,
            @Nullable String tradeNo,
            @Nullable String totalAmount,
            @Nullable Date paidAt) {
        if (!attemptNo.equals(outTradeNo) || tradeNo == null || paidAt == null) {
            throw new IllegalArgumentException("an answer about another trade, or without its number or time");
        }
        return new Receipt(attemptNo, tradeNo, Yuan.read(totalAmount), paidAt.toInstant(), Map.of());
    }

    private static boolean isRefused(AlipayResponse response, String subCode) {
        return AlipayCodes.isRefusal(response) && subCode.equals(response.getSubCode());
    }
}

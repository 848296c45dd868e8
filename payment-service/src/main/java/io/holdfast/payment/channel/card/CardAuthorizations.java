package io.holdfast.payment.channel.card;

import io.holdfast.contract.Money;
import io.holdfast.payment.CardNumbers;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Setting money aside on a card, collecting it, and letting it go. */
final class CardAuthorizations {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_\\-]{1,64}");
    private static final String PATH = "authorizations";

    private final AcquirerHttp http;

    CardAuthorizations(AcquirerHttp http) {
        this.http = http;
    }

    /** What is wrong with how the payer is named; the message never repeats it. Null if nothing is. */
    static @Nullable ChannelRefusal payerFault(Prepay prepay) {
        if (prepay.payer().values().stream().anyMatch(CardNumbers::isIn)) {
            return payerInvalid(
                    "CARD_NUMBER", "a card's number must not be sent here, only the acquirer's token for it");
        }
        String token = prepay.payer().get("card_token");
        return token == null || !TOKEN.matcher(token).matches()
                ? payerInvalid("CARD_TOKEN", "card_token is not a token of the acquirer's")
                : null;
    }

    Prepaid place(ChannelSettings settings, Prepay prepay) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reference", prepay.attemptNo());
        body.put("amount", prepay.amount().amountMinor());
        body.put("currency", prepay.amount().currency().name());
        body.put("card_token", prepay.payer().get("card_token"));
        body.put("capture", !prepay.manualCapture());
        if (prepay.returnUrl() != null) {
            body.put("return_url", prepay.returnUrl());
        }
        try {
            AcquirerReply reply = http.post(settings, PATH, body);
            return reply.isGood()
                    ? placed(new Authorization(reply.json(), prepay.attemptNo()))
                    : new Prepaid.Refused(reply.refusal(reasonOf(reply)));
        } catch (IOException | IllegalArgumentException e) {
            return new Prepaid.Unknown(String.valueOf(e.getMessage()));
        }
    }

    TradeState query(ChannelSettings settings, String attemptNo) {
        try {
            AcquirerReply reply = http.get(settings, PATH + "/" + attemptNo);
            if (reply.isMissing()) {
                return new TradeState.NotFound();
            }
            // Any other refusal is of the question, and says nothing of the trade.
            return reply.isGood()
                    ? new Authorization(reply.json(), attemptNo).state()
                    : new TradeState.Unknown("status " + reply.status());
        } catch (IOException | IllegalArgumentException e) {
            return new TradeState.Unknown(String.valueOf(e.getMessage()));
        }
    }

    TradeState capture(ChannelSettings settings, TradeReference trade, Money captured) {
        if (captured.currency() != trade.amount().currency()
                || captured.amountMinor() < 1
                || captured.amountMinor() > trade.amount().amountMinor()) {
            return new TradeState.Refused(new ChannelRefusal(
                    Reason.AMOUNT_NOT_ALLOWED, "AMOUNT", "no more can be captured than was authorized"));
        }
        try {
            AcquirerReply reply = http.post(
                    settings,
                    PATH + "/" + trade.attemptNo() + "/capture",
                    Map.of(
                            "amount",
                            captured.amountMinor(),
                            "currency",
                            captured.currency().name()));
            if (reply.isGood()) {
                return new Authorization(reply.json(), trade.attemptNo()).state();
            }
            // Wrong credentials refuse this call only: an earlier one may have collected the money.
            return reply.isUnauthorized()
                    ? new TradeState.Unknown("the acquirer does not accept our credentials")
                    : new TradeState.Refused(reply.refusal(reasonOf(reply)));
        } catch (IOException | IllegalArgumentException e) {
            return new TradeState.Unknown(String.valueOf(e.getMessage()));
        }
    }

    Closing release(ChannelSettings settings, String attemptNo) {
        try {
            AcquirerReply reply = http.post(settings, PATH + "/" + attemptNo + "/void", Map.of());
            if (reply.isGood()) {
                return closingOf(new Authorization(reply.json(), attemptNo).state());
            }
            if (reply.isMissing()) {
                return new Closing.Closed();
            }
            return reply.isUnauthorized()
                    ? new Closing.Unknown("the acquirer does not accept our credentials")
                    : closingOf(query(settings, attemptNo));
        } catch (IOException | IllegalArgumentException e) {
            return new Closing.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Closing closingOf(TradeState state) {
        if (state instanceof TradeState.Closed || state instanceof TradeState.Refused) {
            return new Closing.Closed();
        }
        return state instanceof TradeState.Paid
                ? new Closing.Paid()
                : new Closing.Unknown("neither voided nor captured");
    }

    private static Prepaid placed(Authorization authorization) {
        TradeState state = authorization.state();
        if (state instanceof TradeState.AwaitingPayer) {
            return new Prepaid.Accepted(
                    new PayerAction(PayerAction.Kind.CHALLENGE, Map.of("url", authorization.challengeUrl())));
        }
        return state instanceof TradeState.Refused refused
                ? new Prepaid.Refused(refused.refusal())
                : new Prepaid.Settled(state);
    }

    private static Reason reasonOf(AcquirerReply reply) {
        if (reply.isUnauthorized()) {
            return Reason.MISCONFIGURED;
        }
        if (reply.isConflict()) {
            return Reason.NUMBER_USED;
        }
        String code = reply.json().path("code").asText("");
        if (code.contains("amount")) {
            return Reason.AMOUNT_NOT_ALLOWED;
        }
        if (code.contains("currency")) {
            return Reason.CURRENCY_NOT_SUPPORTED;
        }
        return code.contains("token") ? Reason.PAYER_INVALID : Reason.OTHER;
    }

    private static ChannelRefusal payerInvalid(String code, String message) {
        return new ChannelRefusal(Reason.PAYER_INVALID, code, message);
    }
}

package io.holdfast.payment.channel.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.paypal.sdk.models.CapturedPayment;
import com.paypal.sdk.models.Order;
import com.paypal.sdk.models.Refund;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReading.Fault;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import java.util.regex.Pattern;

/**
 * What a report leads to. Its signature covers its text by a CRC-32 alone, so nothing is taken from it but the number under
 * which PayPal is asked; without PayPal's answer the state is Unknown.
 */
final class PayPalReports {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_\\-]{1,64}");

    private final PayPalOrders orders;
    private final PayPalRefunds refunds;
    private final OrderIds ids;

    PayPalReports(PayPalOrders orders, PayPalRefunds refunds, OrderIds ids) {
        this.orders = orders;
        this.refunds = refunds;
        this.ids = ids;
    }

    /** @throws IllegalArgumentException if a field that is needed is missing or has another form */
    CallbackReading ofCapture(ChannelSettings settings, JsonNode resource) {
        String attemptNo = needed(resource, "custom_id");
        String id = number(resource);
        return new CallbackReading.Unproven(() -> captured(settings, attemptNo, id));
    }

    private CallbackReading captured(ChannelSettings settings, String attemptNo, String id) {
        Answered<CapturedPayment> answered = orders.captured(settings, id);
        if (!(answered instanceof Answered.Good<CapturedPayment> good)) {
            return new CallbackReading.OfTrade(attemptNo, new TradeState.Unknown(why(answered)));
        }
        CapturedPayment capture = good.result();
        if (!id.equals(capture.getId())) {
            return new CallbackReading.OfTrade(attemptNo, new TradeState.Unknown("an answer about another capture"));
        }
        return attemptNo.equals(capture.getCustomId())
                ? new CallbackReading.OfTrade(attemptNo, Captures.state(attemptNo, capture))
                : another("a capture");
    }

    CallbackReading ofApproval(ChannelSettings settings, JsonNode resource) {
        String attemptNo = needed(resource.path("purchase_units").path(0), "custom_id");
        String id = number(resource);
        return new CallbackReading.Unproven(() -> approved(settings, attemptNo, id));
    }

    private CallbackReading approved(ChannelSettings settings, String attemptNo, String id) {
        Answered<Order> answered = orders.order(settings, id);
        if (!(answered instanceof Answered.Good<Order> good)) {
            return new CallbackReading.OfTrade(attemptNo, new TradeState.Unknown(why(answered)));
        }
        if (!id.equals(good.result().getId()) || !Captures.isOf(attemptNo, good.result())) {
            return another("an order");
        }
        ids.note(settings.merchantId(), attemptNo, id);
        // Nothing is paid yet. Whoever queries the trade now captures it.
        return new CallbackReading.OfTrade(attemptNo, new TradeState.AwaitingPayer());
    }

    CallbackReading ofRefund(ChannelSettings settings, String type, JsonNode resource) {
        String refundNo = resource.path("custom_id").asText("");
        if (refundNo.isEmpty()) {
            return new CallbackReading.OfNothing(type);
        }
        String id = number(resource);
        return new CallbackReading.Unproven(() -> refunded(settings, refundNo, id));
    }

    private CallbackReading refunded(ChannelSettings settings, String refundNo, String id) {
        Answered<Refund> answered = refunds.refunded(settings, id);
        if (!(answered instanceof Answered.Good<Refund> good)) {
            return new CallbackReading.OfRefund(refundNo, new RefundAnswer.Unknown(why(answered)));
        }
        return id.equals(good.result().getId()) && refundNo.equals(good.result().getCustomId())
                ? new CallbackReading.OfRefund(refundNo, PayPalRefunds.answerOf(good.result()))
                : another("a refund");
    }

    private static CallbackReading another(String what) {
        return new CallbackReading.Rejected(Fault.NOT_FOR_US, what + " that is of another number at PayPal");
    }

    /** The number becomes part of an address. */
    private static String number(JsonNode resource) {
        String id = needed(resource, "id");
        if (!NUMBER.matcher(id).matches()) {
            throw new IllegalArgumentException("id is no number of PayPal's");
        }
        return id;
    }

    private static String needed(JsonNode json, String name) {
        String text = json.path(name).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static String why(Answered<?> answered) {
        if (answered instanceof Answered.Refused<?> refused) {
            return refused.issue();
        }
        return answered instanceof Answered.Nothing<?> nothing ? nothing.why() : "answered";
    }
}

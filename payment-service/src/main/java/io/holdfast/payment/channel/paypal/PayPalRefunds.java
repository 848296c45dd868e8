package io.holdfast.payment.channel.paypal;

import com.paypal.sdk.models.CapturedPayment;
import com.paypal.sdk.models.GetRefundInput;
import com.paypal.sdk.models.Order;
import com.paypal.sdk.models.OrdersCapture;
import com.paypal.sdk.models.PaymentCollection;
import com.paypal.sdk.models.Refund;
import com.paypal.sdk.models.RefundCapturedPaymentInput;
import com.paypal.sdk.models.RefundRequest;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.RefundAnswer;
import org.jspecify.annotations.Nullable;

/** Giving money of a capture back. Our number is the request's and stands in {@code custom_id}, by which it is found again. */
final class PayPalRefunds {

    private static final int NOTE_LIMIT = 255;

    private final PayPalClients clients;
    private final PayPalOrders orders;
    private final OrderIds ids;

    PayPalRefunds(PayPalClients clients, PayPalOrders orders, OrderIds ids) {
        this.clients = clients;
        this.orders = orders;
        this.ids = ids;
    }

    RefundAnswer refund(ChannelSettings settings, ChannelRefund refund) {
        String captureId = refund.channelTransactionId();
        if (captureId != null) {
            return refund(settings, refund, captureId);
        }
        String orderId = ids.find(settings.merchantId(), refund.attemptNo());
        Answered<Order> answered = orderId == null ? null : orders.order(settings, orderId);
        if (answered instanceof Answered.Nothing<Order> nothing) {
            return new RefundAnswer.Unknown(nothing.why());
        }
        Order order = answered == null ? null : answered.orNull();
        OrdersCapture capture = order == null ? null : Captures.of(order);
        return capture == null
                ? new RefundAnswer.Refused(
                        new ChannelRefusal(Reason.NOT_REFUNDABLE, "NOT_CAPTURED", "nothing was captured"))
                : refund(settings, refund, capture.getId());
    }

    RefundAnswer query(ChannelSettings settings, ChannelRefund refund) {
        String orderId = ids.find(settings.merchantId(), refund.attemptNo());
        String captureId = refund.channelTransactionId();
        if (orderId == null && captureId == null) {
            return new RefundAnswer.NotFound();
        }
        if (orderId == null) {
            Answered<CapturedPayment> capture = orders.captured(settings, String.valueOf(captureId));
            if (!(capture instanceof Answered.Good<CapturedPayment> good)) {
                return unanswered(capture);
            }
            orderId = orderOf(good.result());
            if (orderId == null) {
                return new RefundAnswer.NotFound();
            }
            ids.note(settings.merchantId(), refund.attemptNo(), orderId);
        }
        Answered<Order> order = orders.order(settings, orderId);
        return order instanceof Answered.Good<Order> good ? found(refund, good.result()) : unanswered(order);
    }

    /** The refund under PayPal's own number of it. */
    Answered<Refund> refunded(ChannelSettings settings, String refundId) {
        GetRefundInput input = new GetRefundInput.Builder(refundId).build();
        return clients.ask(settings, client -> client.getPaymentsController().getRefund(input));
    }

    private RefundAnswer refund(ChannelSettings settings, ChannelRefund refund, String captureId) {
        RefundCapturedPaymentInput input = new RefundCapturedPaymentInput.Builder(captureId, "application/json")
                .paypalRequestId(refund.refundNo())
                .prefer("return=representation")
                .body(new RefundRequest.Builder()
                        .amount(PayPalMoney.of(refund.amount()))
                        .customId(refund.refundNo())
                        .noteToPayer(note(refund.reason()))
                        .build())
                .build();
        Answered<Refund> answered =
                clients.ask(settings, client -> client.getPaymentsController().refundCapturedPayment(input));
        if (answered instanceof Answered.Good<Refund> good) {
            return answerOf(good.result());
        }
        if (answered instanceof Answered.Refused<Refund> refused) {
            // Wrong credentials refuse this call only. An earlier one may have been carried out.
            return refused.isUnauthorized()
                    ? new RefundAnswer.Unknown(refused.issue())
                    : new RefundAnswer.Refused(refused.refusal(Reason.NOT_REFUNDABLE));
        }
        return new RefundAnswer.Unknown(((Answered.Nothing<Refund>) answered).why());
    }

    private static RefundAnswer unanswered(Answered<?> answered) {
        if (answered instanceof Answered.Refused<?> refused) {
            return refused.isMissing() ? new RefundAnswer.NotFound() : new RefundAnswer.Unknown(refused.issue());
        }
        return new RefundAnswer.Unknown(((Answered.Nothing<?>) answered).why());
    }

    private static RefundAnswer found(ChannelRefund refund, Order order) {
        PaymentCollection payments = Captures.payments(order);
        if (payments == null || payments.getRefunds() == null) {
            return new RefundAnswer.NotFound();
        }
        return payments.getRefunds().stream()
                .filter(each -> refund.refundNo().equals(each.getCustomId()))
                .findFirst()
                .map(PayPalRefunds::answerOf)
                .orElse(new RefundAnswer.NotFound());
    }

    static RefundAnswer answerOf(Refund refund) {
        if (refund.getStatus() == null || refund.getId() == null) {
            return new RefundAnswer.Unknown("a refund without status or id");
        }
        return switch (refund.getStatus()) {
            case COMPLETED -> new RefundAnswer.Done(refund.getId());
            case PENDING -> new RefundAnswer.Pending();
            case CANCELLED, FAILED ->
                new RefundAnswer.Stuck(new ChannelRefusal(
                        Reason.NOT_REFUNDABLE, refund.getStatus().name(), "PayPal could not give the money back"));
            case _UNKNOWN -> new RefundAnswer.Unknown("a status that is not known");
        };
    }

    private static @Nullable String orderOf(CapturedPayment capture) {
        return capture.getSupplementaryData() == null
                        || capture.getSupplementaryData().getRelatedIds() == null
                ? null
                : capture.getSupplementaryData().getRelatedIds().getOrderId();
    }

    private static @Nullable String note(String reason) {
        if (reason.isBlank()) {
            return null;
        }
        return reason.length() > NOTE_LIMIT ? reason.substring(0, NOTE_LIMIT) : reason;
    }
}

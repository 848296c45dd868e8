package io.holdfast.payment.channel.paypal;

import com.paypal.sdk.models.CaptureStatus;
import com.paypal.sdk.models.CapturedPayment;
import com.paypal.sdk.models.Order;
import com.paypal.sdk.models.OrdersCapture;
import com.paypal.sdk.models.PaymentCollection;
import com.paypal.sdk.models.PurchaseUnit;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.TradeState;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What orders and captures say of money. A trade's number at PayPal, once it is paid, is its capture's. */
final class Captures {

    private Captures() {}

    static @Nullable PaymentCollection payments(Order order) {
        return order.getPurchaseUnits() == null || order.getPurchaseUnits().isEmpty()
                ? null
                : order.getPurchaseUnits().get(0).getPayments();
    }

    /** The order's capture; null if there is none yet. */
    static @Nullable OrdersCapture of(Order order) {
        PaymentCollection payments = payments(order);
        return payments == null
                        || payments.getCaptures() == null
                        || payments.getCaptures().isEmpty()
                ? null
                : payments.getCaptures().get(0);
    }

    /** Whether the order asks for something else than we did: the number was used before. */
    static boolean isAnother(Order order, Prepay prepay) {
        if (order.getPurchaseUnits() == null || order.getPurchaseUnits().isEmpty()) {
            return false;
        }
        PurchaseUnit unit = order.getPurchaseUnits().get(0);
        try {
            return unit.getAmount() != null
                    && !PayPalMoney.read(
                                    unit.getAmount().getCurrencyCode(),
                                    unit.getAmount().getValue())
                            .equals(prepay.amount());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Whether the order was made for this trade, by what stands in it at PayPal. */
    static boolean isOf(String attemptNo, Order order) {
        return order.getPurchaseUnits() != null
                && !order.getPurchaseUnits().isEmpty()
                && attemptNo.equals(order.getPurchaseUnits().get(0).getCustomId());
    }

    static TradeState state(String attemptNo, Order order) {
        OrdersCapture capture = of(order);
        return capture == null
                ? new TradeState.Unknown("an order that is completed and not captured")
                : state(attemptNo, capture.getStatus(), capture.getId(), capture.getAmount(), capture.getCreateTime());
    }

    static TradeState state(String attemptNo, CapturedPayment capture) {
        return attemptNo.equals(capture.getCustomId())
                ? state(attemptNo, capture.getStatus(), capture.getId(), capture.getAmount(), capture.getCreateTime())
                : new TradeState.NotFound();
    }

    /** A refusal of a capture: after some of them the payer may try again. */
    static TradeState notCaptured(Answered.Refused<?> refused) {
        return switch (refused.issue()) {
            case "INSTRUMENT_DECLINED", "PAYER_ACTION_REQUIRED", "ORDER_NOT_APPROVED" -> new TradeState.AwaitingPayer();
            case "ORDER_EXPIRED", "RESOURCE_NOT_FOUND" -> new TradeState.Closed();
            case "PAYER_CANNOT_PAY",
                    "TRANSACTION_REFUSED",
                    "PAYER_ACCOUNT_LOCKED_OR_CLOSED",
                    "MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED" ->
                new TradeState.Refused(refused.refusal(Reason.DECLINED));
            default -> new TradeState.Unknown(refused.issue());
        };
    }

    static TradeState state(
            String attemptNo,
            @Nullable CaptureStatus status,
            @Nullable String id,
            com.paypal.sdk.models.@Nullable Money amount,
            @Nullable String at) {
        if (status == null || id == null) {
            return new TradeState.Unknown("a capture without status or id");
        }
        try {
            return switch (status) {
                case COMPLETED, PARTIALLY_REFUNDED, REFUNDED -> paid(attemptNo, id, PayPalMoney.read(amount), at);
                case DECLINED, FAILED ->
                    new TradeState.Refused(new ChannelRefusal(Reason.DECLINED, status.name(), "PayPal took no money"));
                case PENDING -> new TradeState.Unknown("PayPal is still looking at the payment");
                case _UNKNOWN -> new TradeState.Unknown("a status that is not known");
            };
        } catch (IllegalArgumentException e) {
            return new TradeState.Unknown(String.valueOf(e.getMessage()));
        }
    }

    static TradeState paid(String attemptNo, String id, Money amount, @Nullable String at) {
        try {
            return new TradeState.Paid(new Receipt(
                    attemptNo,
                    id,
                    amount,
                    OffsetDateTime.parse(String.valueOf(at)).toInstant(),
                    Map.of()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time that cannot be read");
        }
    }
}

package io.holdfast.payment.channel.paypal;

import com.paypal.sdk.models.CaptureOrderInput;
import com.paypal.sdk.models.CapturedPayment;
import com.paypal.sdk.models.CreateOrderInput;
import com.paypal.sdk.models.GetCapturedPaymentInput;
import com.paypal.sdk.models.GetOrderInput;
import com.paypal.sdk.models.Order;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders: made by us, approved by the payer, captured by us. No money moves before the last. */
final class PayPalOrders {

    private static final String JSON = "application/json";
    private static final String WHOLE = "return=representation";

    private final PayPalClients clients;
    private final OrderIds ids;

    PayPalOrders(PayPalClients clients, OrderIds ids) {
        this.clients = clients;
        this.ids = ids;
    }

    Prepaid create(ChannelSettings settings, Prepay prepay) {
        CreateOrderInput input = new CreateOrderInput.Builder(JSON, PayPalOrderForm.request(prepay))
                .paypalRequestId(prepay.attemptNo())
                .prefer(WHOLE)
                .build();
        Answered<Order> answered =
                clients.ask(settings, client -> client.getOrdersController().createOrder(input));
        if (answered instanceof Answered.Refused<Order> refused) {
            return new Prepaid.Refused(refused.refusal(PayPalOrderForm.reasonOf(refused)));
        }
        return answered instanceof Answered.Good<Order> good
                ? created(settings, prepay, good.result())
                : new Prepaid.Unknown(((Answered.Nothing<Order>) answered).why());
    }

    /** Captures what the payer has approved. */
    TradeState query(ChannelSettings settings, TradeReference trade) {
        return stateOf(settings, trade, id -> capture(settings, trade, id));
    }

    /** What the payer has approved stays uncaptured. */
    TradeState peek(ChannelSettings settings, TradeReference trade) {
        return stateOf(settings, trade, id -> new TradeState.AwaitingPayer());
    }

    private TradeState stateOf(ChannelSettings settings, TradeReference trade, Function<String, TradeState> approved) {
        String id = idOf(settings, trade);
        if (id == null) {
            // Its maker never got its number, so nobody can approve it.
            return new TradeState.NotFound();
        }
        return stateOf(settings, trade, id, order(settings, id), approved);
    }

    Closing close(ChannelSettings settings, TradeReference trade) {
        String id = idOf(settings, trade);
        if (id == null) {
            return new Closing.Closed();
        }
        Answered<Order> answered = order(settings, id);
        if (answered instanceof Answered.Nothing<Order> nothing) {
            return new Closing.Unknown(nothing.why());
        }
        if (answered instanceof Answered.Refused<Order> refused) {
            return refused.isMissing()
                    ? closingOf(captureState(settings, trade, id))
                    : new Closing.Unknown(refused.issue());
        }
        Order order = answered.orNull();
        if (order != null && Captures.of(order) != null) {
            return new Closing.Paid();
        }
        // PayPal closes no order. But nothing is paid before we capture it, and now we never do.
        ids.giveUp(settings.merchantId(), trade.attemptNo());
        return new Closing.Closed();
    }

    private static Closing closingOf(TradeState state) {
        if (state instanceof TradeState.NotFound) {
            return new Closing.Closed();
        }
        return state instanceof TradeState.Paid ? new Closing.Paid() : new Closing.Unknown("neither open nor paid");
    }

    Answered<Order> order(ChannelSettings settings, String orderId) {
        GetOrderInput input = new GetOrderInput.Builder(orderId).build();
        return clients.ask(settings, client -> client.getOrdersController().getOrder(input));
    }

    Answered<CapturedPayment> captured(ChannelSettings settings, String captureId) {
        GetCapturedPaymentInput input = new GetCapturedPaymentInput.Builder(captureId).build();
        return clients.ask(settings, client -> client.getPaymentsController().getCapturedPayment(input));
    }

    private boolean isGivenUp(ChannelSettings settings, TradeReference trade) {
        return ids.isGivenUp(settings.merchantId(), trade.attemptNo());
    }

    private @Nullable String idOf(ChannelSettings settings, TradeReference trade) {
        String known = ids.find(settings.merchantId(), trade.attemptNo());
        return known != null ? known : trade.channelTransactionId();
    }

    private TradeState stateOf(
            ChannelSettings settings,
            TradeReference trade,
            String id,
            Answered<Order> answered,
            Function<String, TradeState> approved) {
        if (answered instanceof Answered.Good<Order> good) {
            Order order = good.result();
            if (order.getStatus() == null || !id.equals(order.getId())) {
                return new TradeState.Unknown("an answer without status, or about another order");
            }
            if (!Captures.isOf(trade.attemptNo(), order)) {
                return new TradeState.Unknown("an order of another trade");
            }
            ids.note(settings.merchantId(), trade.attemptNo(), order.getId());
            return switch (order.getStatus()) {
                case CREATED, SAVED, PAYER_ACTION_REQUIRED ->
                    isGivenUp(settings, trade) ? new TradeState.Closed() : new TradeState.AwaitingPayer();
                case APPROVED -> isGivenUp(settings, trade) ? new TradeState.Closed() : approved.apply(id);
                case COMPLETED -> Captures.state(trade.attemptNo(), order);
                case VOIDED -> new TradeState.Closed();
                case _UNKNOWN -> new TradeState.Unknown("a status that is not known");
            };
        }
        if (answered instanceof Answered.Refused<Order> refused) {
            return refused.isMissing() ? captureState(settings, trade, id) : new TradeState.Unknown(refused.issue());
        }
        return new TradeState.Unknown(((Answered.Nothing<Order>) answered).why());
    }

    /** Once it is paid, a trade may be known by its capture's number instead of its order's. */
    private TradeState captureState(ChannelSettings settings, TradeReference trade, String id) {
        Answered<CapturedPayment> answered = captured(settings, id);
        if (answered instanceof Answered.Good<CapturedPayment> good) {
            return Captures.state(trade.attemptNo(), good.result());
        }
        if (answered instanceof Answered.Refused<CapturedPayment> refused) {
            return refused.isMissing() ? new TradeState.NotFound() : new TradeState.Unknown(refused.issue());
        }
        return new TradeState.Unknown(((Answered.Nothing<CapturedPayment>) answered).why());
    }

    private TradeState capture(ChannelSettings settings, TradeReference trade, String orderId) {
        CaptureOrderInput input = new CaptureOrderInput.Builder(orderId, JSON)
                .paypalRequestId(trade.attemptNo())
                .prefer(WHOLE)
                .build();
        Answered<Order> answered =
                clients.ask(settings, client -> client.getOrdersController().captureOrder(input));
        if (answered instanceof Answered.Good<Order> good) {
            return Captures.state(trade.attemptNo(), good.result());
        }
        return answered instanceof Answered.Refused<Order> refused
                ? Captures.notCaptured(refused)
                : new TradeState.Unknown(((Answered.Nothing<Order>) answered).why());
    }

    private Prepaid created(ChannelSettings settings, Prepay prepay, Order order) {
        if (Captures.isAnother(order, prepay)) {
            return new Prepaid.Refused(
                    new ChannelRefusal(Reason.NUMBER_USED, "OTHER_ORDER", "the number is known with another amount"));
        }
        ids.note(settings.merchantId(), prepay.attemptNo(), order.getId());
        if (Captures.of(order) != null) {
            TradeState state = Captures.state(prepay.attemptNo(), order);
            return state instanceof TradeState.Paid ? new Prepaid.Settled(state) : new Prepaid.Unknown("captured");
        }
        String url = PayPalOrderForm.approval(order);
        return url == null || order.getId() == null
                ? new Prepaid.Unknown("an order that nobody can approve")
                : new Prepaid.Accepted(new PayerAction(PayerAction.Kind.REDIRECT, Map.of("url", url)), order.getId());
    }
}

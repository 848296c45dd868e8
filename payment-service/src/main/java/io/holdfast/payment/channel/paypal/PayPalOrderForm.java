package io.holdfast.payment.channel.paypal;

import com.paypal.sdk.models.AmountWithBreakdown;
import com.paypal.sdk.models.CheckoutPaymentIntent;
import com.paypal.sdk.models.LinkDescription;
import com.paypal.sdk.models.Order;
import com.paypal.sdk.models.OrderRequest;
import com.paypal.sdk.models.PaymentSource;
import com.paypal.sdk.models.PaypalExperienceUserAction;
import com.paypal.sdk.models.PaypalWallet;
import com.paypal.sdk.models.PaypalWalletExperienceContext;
import com.paypal.sdk.models.PurchaseUnitRequest;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.Prepay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders as we ask for them, and how the answer leads on. */
final class PayPalOrderForm {

    /** The same thing under the name that PayPal gives it for each way of saying where the payer returns to. */
    private static final Set<String> APPROVE = Set.of("approve", "payer-action");

    private PayPalOrderForm() {}

    static @Nullable String approval(Order order) {
        if (order.getLinks() == null) {
            return null;
        }
        return order.getLinks().stream()
                .filter(link -> APPROVE.contains(String.valueOf(link.getRel())) && link.getHref() != null)
                .map(LinkDescription::getHref)
                .findFirst()
                .orElse(null);
    }

    static OrderRequest request(Prepay prepay) {
        PurchaseUnitRequest unit = new PurchaseUnitRequest.Builder(new AmountWithBreakdown.Builder(
                                prepay.amount().currency().name(), PayPalMoney.value(prepay.amount()))
                        .build())
                .customId(prepay.attemptNo())
                .invoiceId(prepay.attemptNo())
                .description(prepay.description())
                .build();
        PaypalWalletExperienceContext.Builder context =
                new PaypalWalletExperienceContext.Builder().userAction(PaypalExperienceUserAction.PAY_NOW);
        if (prepay.returnUrl() != null) {
            context.returnUrl(prepay.returnUrl()).cancelUrl(prepay.returnUrl());
        }
        return new OrderRequest.Builder(CheckoutPaymentIntent.CAPTURE, List.of(unit))
                .paymentSource(new PaymentSource.Builder()
                        .paypal(new PaypalWallet.Builder()
                                .experienceContext(context.build())
                                .build())
                        .build())
                .build();
    }

    static Reason reasonOf(Answered.Refused<Order> refused) {
        if (refused.isUnauthorized()) {
            return Reason.MISCONFIGURED;
        }
        return switch (refused.issue()) {
            case "DUPLICATE_INVOICE_ID", "DUPLICATE_REQUEST_ID", "PAYPAL_REQUEST_ID_REUSED" -> Reason.NUMBER_USED;
            case "CURRENCY_NOT_SUPPORTED", "INVALID_CURRENCY_CODE" -> Reason.CURRENCY_NOT_SUPPORTED;
            case "CANNOT_BE_ZERO_OR_NEGATIVE", "DECIMAL_PRECISION", "MAX_VALUE_EXCEEDED" -> Reason.AMOUNT_NOT_ALLOWED;
            default -> Reason.OTHER;
        };
    }
}

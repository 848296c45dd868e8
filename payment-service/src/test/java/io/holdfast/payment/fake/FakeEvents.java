package io.holdfast.payment.fake;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundEvent;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.facade.json.WebhookJson;
import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.json.EventJson;
import io.holdfast.payment.notify.json.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Events as they go from the outbox to merchants: of payments of 12.50 yuan, and of refunds of 4.00 of them. */
public final class FakeEvents {

    private FakeEvents() {}

    /** About {@code pay_1}. */
    public static MerchantEvent of(String merchantId, String type, Instant at) {
        String id = PublicId.mint("evt");
        String announced = type.startsWith("refund.")
                ? io.holdfast.payment.outbox.json.EventJson.of(
                        new RefundEvent(id, type, RefundEvent.CURRENT_VERSION, at, refund(merchantId, at)))
                : io.holdfast.payment.outbox.json.EventJson.of(
                        new PaymentEvent(id, type, PaymentEvent.CURRENT_VERSION, at, payment(merchantId, at)));
        try {
            return new EventJson(new WebhookJson()).read(announced.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedEventException e) {
            throw new AssertionError(announced, e);
        }
    }

    private static PaymentView payment(String merchantId, Instant at) {
        return new PaymentView(
                        "pay_1",
                        merchantId,
                        "no-1",
                        "ord_1",
                        PaymentMethod.WALLET,
                        "acc_1",
                        null,
                        Money.of(1_250, CurrencyCode.CNY),
                        0,
                        0,
                        60,
                        CaptureMethod.AUTOMATIC,
                        PaymentState.PROCESSING,
                        null,
                        null,
                        0,
                        null,
                        at,
                        null,
                        null,
                        at)
                .ended(PaymentState.FAILED, FailureReason.INSUFFICIENT_FUNDS, "ann", at);
    }

    private static RefundView refund(String merchantId, Instant at) {
        Money amount = Money.of(400, CurrencyCode.CNY);
        return new RefundView(
                "ref_1",
                merchantId,
                "no-1",
                "pay_1",
                amount,
                amount,
                null,
                false,
                RefundState.SUCCEEDED,
                null,
                at,
                at,
                null);
    }
}

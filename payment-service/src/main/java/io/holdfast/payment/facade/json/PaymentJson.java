package io.holdfast.payment.facade.json;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.PayerAction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A payment as merchants see it. */
public record PaymentJson(
        String id,
        String merchantPaymentNo,
        String orderId,
        String method,
        @Nullable String payerAccount,
        @Nullable String customer,
        long amount,
        String currency,
        long points,
        long pointsValue,
        int feeBasisPoints,
        String captureMethod,
        String state,
        @Nullable FailureReason failureReason,
        @Nullable Long capturedAmount,
        long refundedAmount,
        @Nullable String heldFor,
        @Nullable Map<String, String> action,
        @Nullable UnderReview review,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String finishedAt,
        @Nullable String nextLookAt) {

    public static PaymentJson of(PaymentView payment) {
        return of(payment, null);
    }

    /** @param action what the payer does next; null if nothing */
    public static PaymentJson of(PaymentView payment, @Nullable PayerAction action) {
        return new PaymentJson(
                payment.paymentId(),
                payment.merchantPaymentNo(),
                payment.orderId(),
                payment.method().name(),
                payment.payerAccountId(),
                payment.customer(),
                payment.amount().amountMinor(),
                payment.amount().currency().name(),
                payment.points(),
                payment.pointsValueMinor(),
                payment.feeBasisPoints(),
                lower(payment.captureMethod()),
                payment.state().name(),
                payment.failureReason(),
                payment.capturedMinor(),
                payment.refundedMinor(),
                payment.heldFor(),
                action == null ? null : action(action),
                UnderReview.of(payment),
                WireJson.time(payment.createdAt()),
                WireJson.optionalTime(payment.expiresAt()),
                WireJson.optionalTime(payment.finishedAt()),
                WireJson.optionalTime(payment.nextLookAt()));
    }

    /** The type first, then what goes with it, in a fixed order. */
    private static Map<String, String> action(PayerAction action) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("type", lower(action.kind()));
        json.putAll(new TreeMap<>(action.parameters()));
        return json;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** @param expiresAt until when an operator can decide */
    public record UnderReview(String expiresAt) {

        static @Nullable UnderReview of(PaymentView payment) {
            Instant until = payment.nextLookAt();
            return payment.underReview() && until != null ? new UnderReview(WireJson.time(until)) : null;
        }
    }

    /** A stretch of payments, newest first. */
    public record Page(List<PaymentJson> data, @Nullable String nextBefore) {

        public static Page of(PaymentPage page) {
            return new Page(page.payments().stream().map(PaymentJson::of).toList(), page.nextBefore());
        }
    }
}

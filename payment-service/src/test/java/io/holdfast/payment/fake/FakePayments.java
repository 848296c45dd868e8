package io.holdfast.payment.fake;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;

/** Payments to begin with. */
public final class FakePayments {

    public static final String MERCHANT = "mer_1";

    private FakePayments() {}

    public static PayOrder order(String number) {
        return order(number, 0);
    }

    public static PayOrder order(String number, long points) {
        return new PayOrder(
                MERCHANT, number, "ord_1", PaymentMethod.WALLET, "acc_1", Money.of(1_000, CurrencyCode.CNY), points);
    }

    public static PaymentView processing(Instant createdAt) {
        return processing(createdAt, 0, 0);
    }

    public static PaymentView processing(Instant createdAt, long points, long pointsValueMinor) {
        String id = PublicId.mint("pay");
        return new PaymentView(
                id,
                MERCHANT,
                "no-" + id,
                "ord_1",
                PaymentMethod.WALLET,
                "acc_1",
                null,
                Money.of(1_000, CurrencyCode.CNY),
                points,
                pointsValueMinor,
                60,
                CaptureMethod.AUTOMATIC,
                PaymentState.PROCESSING,
                null,
                null,
                0,
                null,
                createdAt,
                null,
                null,
                createdAt.plus(Duration.ofSeconds(6)));
    }
}

package io.holdfast.acceptance.example;

import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import java.util.Objects;
import java.util.UUID;

/**
 * Pays an order from a wallet and prints what became of the payment: {@code PayAnOrder MERCHANT ORDER WALLET}. Where Nacos
 * is, and who asks, comes from HOLDFAST_NACOS_ADDR, HOLDFAST_NACOS_USERNAME and HOLDFAST_NACOS_PASSWORD.
 */
public final class PayAnOrder {

    private PayAnOrder() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (RpcConsumer services = new RpcConsumer(
                environment("HOLDFAST_NACOS_ADDR"),
                environment("HOLDFAST_NACOS_USERNAME"),
                environment("HOLDFAST_NACOS_PASSWORD"))) {
            System.out.println(pay(services, arguments[0], arguments[1], arguments[2]));
        }
        // Dubbo's threads would keep the process alive.
        System.exit(0);
    }

    private static String pay(RpcConsumer services, String merchantId, String orderId, String wallet)
            throws InterruptedException {
        OrderView order = services.orders().find(merchantId, orderId);
        if (order == null) {
            return "no order " + orderId;
        }
        PayOutcome outcome = services.payments()
                .pay(new PayOrder(
                        merchantId,
                        UUID.randomUUID().toString(),
                        orderId,
                        PaymentMethod.WALLET,
                        wallet,
                        order.total(),
                        0));
        if (outcome instanceof PayOutcome.Refused refused) {
            return "refused " + refused.reason();
        }
        PaymentView payment = ended(services, ((PayOutcome.Accepted) outcome).payment());
        return payment.paymentId() + " " + payment.state() + " " + payment.amount();
    }

    /** PROCESSING is neither success nor failure: ask again until it is one of them. */
    private static PaymentView ended(RpcConsumer services, PaymentView accepted) throws InterruptedException {
        PaymentView payment = accepted;
        while (!payment.state().isTerminal()) {
            Thread.sleep(500);
            payment = Objects.requireNonNull(
                    services.payments().find(payment.merchantId(), payment.paymentId()), "an accepted payment stays");
        }
        return payment;
    }

    private static String environment(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set");
    }
}

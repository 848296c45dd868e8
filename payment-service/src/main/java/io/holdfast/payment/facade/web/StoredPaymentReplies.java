package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.capture.AuthorizedReplies;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.collect.CollectReplies;
import io.holdfast.payment.facade.json.PaymentJson;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.pay.PaymentReplies;
import org.jspecify.annotations.Nullable;

/** Stores the reply to the request that made a payment, in the commit that ends the payment or makes it wait for others. */
final class StoredPaymentReplies implements PaymentReplies, CollectReplies, AuthorizedReplies {

    private final IdempotentRequests requests;

    StoredPaymentReplies(IdempotentRequests requests) {
        this.requests = requests;
    }

    @Override
    public void onTerminal(PaymentView payment) {
        requests.endPayment(payment.paymentId(), reply(payment));
    }

    @Override
    public void onAuthorized(PaymentView payment) {
        onWaiting(payment, null);
    }

    @Override
    public void onWaiting(PaymentView payment, @Nullable PayerAction action) {
        requests.endPayment(payment.paymentId(), reply(payment, action));
    }

    static StoredReply reply(PaymentView payment) {
        return reply(payment, null);
    }

    static StoredReply reply(PaymentView payment, @Nullable PayerAction action) {
        return reply(isDone(payment.state()) ? Answers.CREATED : Answers.ACCEPTED, payment, action);
    }

    static StoredReply reply(int status, PaymentView payment, @Nullable PayerAction action) {
        return Answers.reply(status, PaymentJson.of(payment, action));
    }

    /** Whether our part is done: what comes next is the payer's or the merchant's doing. */
    private static boolean isDone(PaymentState state) {
        return switch (state) {
            case SUCCEEDED, FAILED, CLOSED, AWAITING_PAYER, AUTHORIZED -> true;
            case CREATED, PROCESSING, CLOSING -> false;
        };
    }
}

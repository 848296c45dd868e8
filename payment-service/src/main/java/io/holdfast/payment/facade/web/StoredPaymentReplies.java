package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.facade.json.PaymentJson;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.pay.PaymentReplies;

/** Stores the reply to the request that made a payment, in the commit that ends the payment. */
final class StoredPaymentReplies implements PaymentReplies {

    private final IdempotentRequests requests;

    StoredPaymentReplies(IdempotentRequests requests) {
        this.requests = requests;
    }

    @Override
    public void onTerminal(PaymentView payment) {
        requests.endPayment(payment.paymentId(), reply(payment));
    }

    static StoredReply reply(PaymentView payment) {
        int status = payment.state().isTerminal() ? Answers.CREATED : Answers.ACCEPTED;
        return Answers.reply(status, PaymentJson.of(payment));
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.KeyTakenException;
import io.holdfast.payment.idempotency.Nonces;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.pay.AcceptCompanion;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/**
 * What all requests that make a payment have in common. Nonce, idempotency key and payment are one commit; the state that can be
 * answered and the reply are another. Whichever reply is stored first is what the request and all its repetitions are answered.
 */
final class PaymentRequests {

    static final String PAYMENT_ID = "payment_id";

    private final IdempotentRequests requests;
    private final Nonces nonces;

    PaymentRequests(IdempotentRequests requests, Nonces nonces) {
        this.requests = requests;
        this.nonces = nonces;
    }

    /** Makes the payment together with the companion, or finds out why not, and answers by what is below. */
    @FunctionalInterface
    interface Making {
        ResponseEntity<byte[]> make(RequestKey key, AcceptCompanion companion);
    }

    ResponseEntity<byte[]> answer(SignedRequest signed, Making making) {
        RequestKey key = signed.key();
        try {
            return making.make(key, payment -> {
                nonces.spend(signed.nonce());
                requests.beginWithPayment(key, payment.paymentId());
            });
        } catch (KeyTakenException taken) {
            signed.spendNonce(nonces);
            return IdempotentAnswers.again(requests.repeated(key));
        }
    }

    /** For a request that made the payment. */
    ResponseEntity<byte[]> made(SignedRequest signed, RequestKey key, PaymentView payment, StoredReply reply) {
        signed.nonceIsSpent();
        return Answers.send(requests.endPayment(key, payment.paymentId(), reply));
    }

    ResponseEntity<byte[]> refused(
            SignedRequest signed, HttpServletRequest request, RequestKey key, ProblemException problem) {
        if (problem.code() == ProblemCode.TEMPORARILY_UNAVAILABLE) {
            // Nothing is kept under the key: it stands for the request that gets further.
            throw problem;
        }
        return withoutPayment(signed, key, new StoredReply(problem.code().status(), Problems.body(problem, request)));
    }

    /** For a request that made no payment: its nonce and reply are stored in a commit of their own. */
    ResponseEntity<byte[]> withoutPayment(SignedRequest signed, RequestKey key, StoredReply reply) {
        requests.answered(signed.nonce(), key, reply);
        signed.nonceIsSpent();
        return Answers.send(reply);
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.collect.Collect;
import io.holdfast.payment.collect.CollectResult;
import io.holdfast.payment.collect.NewCollection;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.KeyTakenException;
import io.holdfast.payment.idempotency.Nonces;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.MDC;
import org.springframework.http.ResponseEntity;

/**
 * Answers requests to pay through a channel, as {@link PayAnswers} does for wallets: nonce, idempotency key, payment and its
 * first attempt are one commit; the state that the payer can act on and the reply are another.
 */
final class CollectAnswers {

    private final Collect collect;
    private final IdempotentRequests requests;
    private final Nonces nonces;

    CollectAnswers(Collect collect, IdempotentRequests requests, Nonces nonces) {
        this.collect = collect;
        this.requests = requests;
        this.nonces = nonces;
    }

    ResponseEntity<byte[]> answer(SignedRequest signed, HttpServletRequest request, NewCollection wanted) {
        RequestKey key = signed.key();
        try {
            CollectResult result = collect.collect(wanted, payment -> {
                nonces.spend(signed.nonce());
                requests.beginWithPayment(key, payment.paymentId());
            });
            return result instanceof CollectResult.Collecting collecting
                    ? collecting(signed, key, collecting)
                    : refused(signed, request, key, ((CollectResult.Refused) result).reason());
        } catch (KeyTakenException taken) {
            signed.spendNonce(nonces);
            return IdempotentAnswers.again(requests.repeated(key));
        }
    }

    private ResponseEntity<byte[]> collecting(
            SignedRequest signed, RequestKey key, CollectResult.Collecting collecting) {
        PaymentView payment = collecting.payment();
        MDC.put("payment_id", payment.paymentId());
        StoredReply reply = StoredPaymentReplies.reply(payment, collecting.action());
        if (!collecting.made()) {
            return answered(signed, key, reply);
        }
        signed.nonceIsSpent();
        // Whoever found out first how the payment stands has stored that; otherwise this is what it is answered for
        // good.
        return Answers.send(requests.endPayment(key, payment.paymentId(), reply));
    }

    private ResponseEntity<byte[]> refused(
            SignedRequest signed, HttpServletRequest request, RequestKey key, CollectResult.Reason reason) {
        ProblemException problem = problem(reason);
        if (problem.code() == ProblemCode.TEMPORARILY_UNAVAILABLE) {
            throw problem;
        }
        return answered(signed, key, new StoredReply(problem.code().status(), Problems.body(problem, request)));
    }

    private ResponseEntity<byte[]> answered(SignedRequest signed, RequestKey key, StoredReply reply) {
        requests.answered(signed.nonce(), key, reply);
        signed.nonceIsSpent();
        return Answers.send(reply);
    }

    private static ProblemException problem(CollectResult.Reason reason) {
        return switch (reason) {
            case MERCHANT_NOT_FOUND -> Answers.notFound();
            case AMOUNT_OUT_OF_RANGE -> at(ProblemCode.AMOUNT_OUT_OF_RANGE, "amount");
            case PAYMENT_NO_REUSED -> at(ProblemCode.PAYMENT_NO_REUSED, "merchant_payment_no");
            case METHOD_NOT_AGREED -> at(ProblemCode.METHOD_NOT_AGREED, "method");
            case CAPTURE_METHOD_NOT_SUPPORTED -> at(ProblemCode.CAPTURE_METHOD_NOT_SUPPORTED, "capture_method");
            case FX_QUOTE_NOT_FOUND -> at(ProblemCode.FX_QUOTE_NOT_FOUND, "fx_quote");
            case FX_QUOTE_EXPIRED -> at(ProblemCode.FX_QUOTE_EXPIRED, "fx_quote");
            case FX_QUOTE_MISMATCH -> at(ProblemCode.FX_QUOTE_MISMATCH, "fx_quote");
            case BUSY -> busy();
        };
    }

    static ProblemException at(ProblemCode code, String param) {
        return ProblemException.at(code, param, code.title());
    }

    static ProblemException busy() {
        return ProblemException.retryLater(
                ProblemCode.TEMPORARILY_UNAVAILABLE,
                "too much is asked of the channel at once",
                Problems.RETRY_AFTER_SECONDS,
                null);
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.collect.Collect;
import io.holdfast.payment.collect.CollectResult;
import io.holdfast.payment.collect.NewCollection;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.MDC;
import org.springframework.http.ResponseEntity;

/** Answers requests to pay through a channel. What is answered is the first state that the payer can act on. */
final class CollectAnswers {

    private final Collect collect;
    private final PaymentRequests requests;

    CollectAnswers(Collect collect, PaymentRequests requests) {
        this.collect = collect;
        this.requests = requests;
    }

    ResponseEntity<byte[]> answer(SignedRequest signed, HttpServletRequest request, NewCollection wanted) {
        return requests.answer(signed, (key, companion) -> {
            CollectResult result = collect.collect(wanted, companion);
            return result instanceof CollectResult.Collecting collecting
                    ? collecting(signed, key, collecting)
                    : requests.refused(signed, request, key, problem(((CollectResult.Refused) result).reason()));
        });
    }

    private ResponseEntity<byte[]> collecting(
            SignedRequest signed, RequestKey key, CollectResult.Collecting collecting) {
        PaymentView payment = collecting.payment();
        MDC.put(PaymentRequests.PAYMENT_ID, payment.paymentId());
        StoredReply reply = StoredPaymentReplies.reply(payment, collecting.action());
        return collecting.made()
                ? requests.made(signed, key, payment, reply)
                : requests.withoutPayment(signed, key, reply);
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

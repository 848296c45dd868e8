package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.pay.Pay;
import io.holdfast.payment.pay.PayResult;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.MDC;
import org.springframework.http.ResponseEntity;

/** Answers requests to pay with a wallet. */
final class PayAnswers {

    private final Pay pay;
    private final PaymentRequests requests;

    PayAnswers(Pay pay, PaymentRequests requests) {
        this.pay = pay;
        this.requests = requests;
    }

    ResponseEntity<byte[]> answer(SignedRequest signed, HttpServletRequest request, PayOrder order) {
        return requests.answer(signed, (key, companion) -> {
            PayResult result = pay.pay(order, companion);
            return result instanceof PayResult.Paid paid
                    ? paid(signed, key, paid)
                    : refused(signed, request, key, ((PayResult.Refused) result).reason());
        });
    }

    private ResponseEntity<byte[]> paid(SignedRequest signed, RequestKey key, PayResult.Paid paid) {
        PaymentView payment = paid.payment();
        MDC.put(PaymentRequests.PAYMENT_ID, payment.paymentId());
        StoredReply reply = StoredPaymentReplies.reply(payment);
        if (!paid.made()) {
            return requests.withoutPayment(signed, key, reply);
        }
        if (payment.state().isTerminal()) {
            // Its reply was stored with its state: these are the same bytes.
            signed.nonceIsSpent();
            return Answers.send(reply);
        }
        return requests.made(signed, key, payment, reply);
    }

    private ResponseEntity<byte[]> refused(
            SignedRequest signed, HttpServletRequest request, RequestKey key, PayOutcome.Reason reason) {
        if (isChallenge(reason)) {
            // Nothing is kept under the key: it stands for the request with the code.
            throw problem(reason);
        }
        return requests.refused(signed, request, key, problem(reason));
    }

    private static boolean isChallenge(PayOutcome.Reason reason) {
        return switch (reason) {
            case SECOND_FACTOR_REQUIRED, SECOND_FACTOR_WRONG, SECOND_FACTOR_LOCKED -> true;
            case MERCHANT_NOT_FOUND,
                    AMOUNT_OUT_OF_RANGE,
                    PAYMENT_NO_REUSED,
                    CURRENCY_NOT_REDEEMABLE,
                    POINTS_NOT_REDEEMABLE,
                    POINTS_UNAVAILABLE,
                    PARTICIPANT_UNAVAILABLE,
                    BUSY -> false;
        };
    }

    private static ProblemException problem(PayOutcome.Reason reason) {
        return switch (reason) {
            case MERCHANT_NOT_FOUND -> Answers.notFound();
            case AMOUNT_OUT_OF_RANGE ->
                ProblemException.at(ProblemCode.AMOUNT_OUT_OF_RANGE, "amount", "must be 1 to 10^12 minor units");
            case PAYMENT_NO_REUSED ->
                ProblemException.at(
                        ProblemCode.PAYMENT_NO_REUSED,
                        "merchant_payment_no",
                        "stands for a payment with another content");
            case CURRENCY_NOT_REDEEMABLE ->
                ProblemException.at(
                        ProblemCode.CURRENCY_NOT_REDEEMABLE, "currency", "points cannot be spent in this currency");
            case POINTS_NOT_REDEEMABLE ->
                ProblemException.at(
                        ProblemCode.POINTS_NOT_REDEEMABLE,
                        "points",
                        "do not make a whole number of minor units, or pay more of the order than is allowed");
            case POINTS_UNAVAILABLE -> unavailable("what points are worth cannot be told now");
            case PARTICIPANT_UNAVAILABLE -> unavailable("a service that the payment needs does not answer now");
            case SECOND_FACTOR_REQUIRED ->
                ProblemException.at(
                        ProblemCode.SECOND_FACTOR_REQUIRED,
                        "second_factor",
                        "repeat the request with the code of the payer's authenticator");
            case SECOND_FACTOR_WRONG ->
                ProblemException.at(ProblemCode.SECOND_FACTOR_WRONG, "second_factor", "is wrong, or was used before");
            case SECOND_FACTOR_LOCKED ->
                ProblemException.at(
                        ProblemCode.SECOND_FACTOR_LOCKED, "second_factor", "too many codes were wrong; try later");
            case BUSY -> unavailable("too many payments are being made at once");
        };
    }

    private static ProblemException unavailable(String detail) {
        return ProblemException.retryLater(
                ProblemCode.TEMPORARILY_UNAVAILABLE, detail, Problems.RETRY_AFTER_SECONDS, null);
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.KeyTakenException;
import io.holdfast.payment.idempotency.Nonces;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.pay.Pay;
import io.holdfast.payment.pay.PayResult;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.MDC;
import org.springframework.http.ResponseEntity;

/**
 * Answers requests to pay. Nonce, idempotency key and payment are one commit; the terminal state and the reply are
 * another. When the outcome is not known in time, the answer that says so is stored instead, unless the outcome was
 * stored just before: whichever came first is what this request and all its repetitions are answered.
 */
final class PayAnswers {

    private static final String PAYMENT_ID = "payment_id";

    private final Pay pay;
    private final IdempotentRequests requests;
    private final Nonces nonces;

    PayAnswers(Pay pay, IdempotentRequests requests, Nonces nonces) {
        this.pay = pay;
        this.requests = requests;
        this.nonces = nonces;
    }

    ResponseEntity<byte[]> answer(SignedRequest signed, HttpServletRequest request, PayOrder order) {
        RequestKey key = signed.key();
        try {
            PayResult result = pay.pay(order, payment -> {
                nonces.spend(signed.nonce());
                requests.beginWithPayment(key, payment.paymentId());
            });
            return result instanceof PayResult.Paid paid
                    ? paid(signed, key, paid)
                    : refused(signed, request, key, ((PayResult.Refused) result).reason());
        } catch (KeyTakenException taken) {
            signed.spendNonce(nonces);
            return IdempotentAnswers.again(requests.repeated(key));
        }
    }

    private ResponseEntity<byte[]> paid(SignedRequest signed, RequestKey key, PayResult.Paid paid) {
        PaymentView payment = paid.payment();
        MDC.put(PAYMENT_ID, payment.paymentId());
        StoredReply reply = StoredPaymentReplies.reply(payment);
        if (!paid.made()) {
            return answered(signed, key, reply);
        }
        signed.nonceIsSpent();
        // A terminal payment's reply was stored with its state: these are the same bytes.
        return Answers.send(
                payment.state().isTerminal() ? reply : requests.endPayment(key, payment.paymentId(), reply));
    }

    private ResponseEntity<byte[]> refused(
            SignedRequest signed, HttpServletRequest request, RequestKey key, PayOutcome.Reason reason) {
        ProblemException problem = problem(reason);
        if (problem.code() == ProblemCode.TEMPORARILY_UNAVAILABLE || isChallenge(reason)) {
            // Nothing is kept under the key: it stands for the request that gets further.
            throw problem;
        }
        return answered(signed, key, new StoredReply(problem.code().status(), Problems.body(problem, request)));
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

    /** For a request that made no payment: its nonce and reply are stored in a commit of their own. */
    private ResponseEntity<byte[]> answered(SignedRequest signed, RequestKey key, StoredReply reply) {
        requests.answered(signed.nonce(), key, reply);
        signed.nonceIsSpent();
        return Answers.send(reply);
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

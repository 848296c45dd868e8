package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.capture.VoidAuthorization;
import io.holdfast.payment.collect.CancelCollection;
import io.holdfast.payment.collect.CancelCollection.Cancelled;
import io.holdfast.payment.collect.SwitchAttempt;
import io.holdfast.payment.collect.SwitchAttempt.Switched;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.PaymentJson;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.pay.FindPayments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = PaymentsController.PATH, produces = "application/json")
final class PaymentsController {

    static final String PATH = "/v1/payments";

    private static final Set<String> LIST_PARAMETERS = Set.of("merchant_payment_no", "limit", "before");

    private final PayAnswers payAnswers;
    private final PayAnswers authorizeAnswers;
    private final CollectAnswers collectAnswers;
    private final IdempotentAnswers answers;
    private final FindPayments payments;
    private final PaymentQueries queries;
    private final SwitchAttempt switchAttempt;
    private final CancelCollection cancel;
    private final VoidAuthorization voids;

    PaymentsController(
            PayAnswers payAnswers,
            PayAnswers authorizeAnswers,
            CollectAnswers collectAnswers,
            IdempotentAnswers answers,
            FindPayments payments,
            PaymentQueries queries,
            SwitchAttempt switchAttempt,
            CancelCollection cancel,
            VoidAuthorization voids) {
        this.payAnswers = payAnswers;
        this.authorizeAnswers = authorizeAnswers;
        this.collectAnswers = collectAnswers;
        this.answers = answers;
        this.payments = payments;
        this.queries = queries;
        this.switchAttempt = switchAttempt;
        this.cancel = cancel;
        this.voids = voids;
    }

    @PostMapping
    ResponseEntity<byte[]> pay(SignedRequest signed, HttpServletRequest request) {
        PaymentBody body = PaymentBody.ofPayment(signed);
        if (body.method() != PaymentMethod.WALLET) {
            return collectAnswers.answer(signed, request, body.throughChannel());
        }
        PayOrder order = body.fromWallet();
        if (body.captureMethod() == CaptureMethod.AUTOMATIC) {
            return payAnswers.answer(signed, request, order);
        }
        if (order.points() > 0) {
            throw CollectAnswers.at(ProblemCode.CAPTURE_METHOD_NOT_SUPPORTED, "points");
        }
        return authorizeAnswers.answer(signed, request, order);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.query(Set.of());
        return queries.byId(signed, request, Answers.id(id));
    }

    @GetMapping
    ResponseEntity<byte[]> list(SignedRequest signed, HttpServletRequest request) {
        Query query = signed.query(LIST_PARAMETERS);
        if (query.has("merchant_payment_no")) {
            query.without("limit", "before");
            return queries.byNumber(signed, request, query.text("merchant_payment_no", Limits.NAME_LENGTH));
        }
        return Answers.ok(
                PaymentJson.Page.of(payments.list(signed.merchantId(), query.optionalId("before"), query.limit())));
    }

    @PostMapping("/{id}/attempts")
    ResponseEntity<byte[]> attempt(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        PaymentBody body = PaymentBody.ofAttempt(signed);
        String paymentId = Answers.id(id);
        Map<String, String> payer = body.payer();
        String returnUrl = body.returnUrl();
        RiskInputs risk = body.risk();
        return answers.answer(
                signed,
                request,
                () -> reply(switchAttempt.to(signed.merchantId(), paymentId, body.method(), payer, returnUrl, risk)));
    }

    private static StoredReply reply(Switched switched) {
        if (switched instanceof Switched.Done done) {
            return StoredPaymentReplies.reply(
                    done.attempt().action() == null ? Answers.ACCEPTED : Answers.CREATED,
                    done.payment(),
                    done.attempt().action());
        }
        Switched.Refused refused = (Switched.Refused) switched;
        throw switch (refused.reason()) {
            case PAYMENT_NOT_FOUND -> Answers.notFound();
            case NOT_AWAITING_PAYER ->
                ProblemException.of(
                        ProblemCode.PAYMENT_NOT_AWAITING_PAYER, ProblemCode.PAYMENT_NOT_AWAITING_PAYER.title());
            case TOO_MANY_ATTEMPTS ->
                ProblemException.of(ProblemCode.TOO_MANY_ATTEMPTS, ProblemCode.TOO_MANY_ATTEMPTS.title());
            case METHOD_NOT_AGREED -> CollectAnswers.at(ProblemCode.METHOD_NOT_AGREED, "method");
            case CAPTURE_METHOD_NOT_SUPPORTED -> CollectAnswers.at(ProblemCode.CAPTURE_METHOD_NOT_SUPPORTED, "method");
            case CHANNEL_REFUSED ->
                ProblemException.of(ProblemCode.CHANNEL_REFUSED, "the channel refuses: " + refused.refusal());
            case RISK_REFUSED -> ProblemException.of(ProblemCode.RISK_REFUSED, ProblemCode.RISK_REFUSED.title());
            case BUSY -> CollectAnswers.busy();
        };
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<byte[]> cancel(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.noBody();
        String paymentId = Answers.id(id);
        return answers.answer(signed, request, () -> {
            PaymentView voided = voids.cancel(signed.merchantId(), paymentId);
            return reply(voided == null ? cancel.cancel(signed.merchantId(), paymentId) : Cancelled.of(voided));
        });
    }

    private static StoredReply reply(Cancelled cancelled) {
        if (cancelled instanceof Cancelled.Closing closing) {
            int status = closing.payment().state().isTerminal() ? Answers.OK : Answers.ACCEPTED;
            return StoredPaymentReplies.reply(status, closing.payment(), null);
        }
        if (cancelled instanceof Cancelled.TooLate tooLate) {
            throw ProblemException.of(
                    ProblemCode.PAYMENT_NOT_CANCELLABLE,
                    "the payment is " + tooLate.payment().state());
        }
        throw Answers.notFound();
    }
}

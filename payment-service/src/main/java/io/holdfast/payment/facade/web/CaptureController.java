package io.holdfast.payment.facade.web;

import io.holdfast.payment.capture.CapturePayment;
import io.holdfast.payment.capture.CaptureResult;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.idempotency.StoredReply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/payments/{id}/capture", produces = "application/json")
final class CaptureController {

    private static final Set<String> FIELDS = Set.of("amount");

    private final CapturePayment capture;
    private final IdempotentAnswers answers;

    CaptureController(CapturePayment capture, IdempotentAnswers answers) {
        this.capture = capture;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<byte[]> capture(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        JsonFields body = signed.json(FIELDS);
        @Nullable Long amount = body.has("amount") ? (Long) body.integer("amount", 1, Limits.AMOUNT_MINOR) : null;
        String paymentId = Answers.id(id);
        return answers.answer(signed, request, () -> reply(capture.capture(signed.merchantId(), paymentId, amount)));
    }

    private static StoredReply reply(CaptureResult result) {
        if (result instanceof CaptureResult.Capturing capturing) {
            int status = capturing.payment().state().isTerminal() ? Answers.OK : Answers.ACCEPTED;
            return StoredPaymentReplies.reply(status, capturing.payment(), null);
        }
        throw switch (((CaptureResult.Refused) result).reason()) {
            case PAYMENT_NOT_FOUND -> Answers.notFound();
            case NOT_AUTHORIZED ->
                ProblemException.of(ProblemCode.PAYMENT_NOT_AUTHORIZED, ProblemCode.PAYMENT_NOT_AUTHORIZED.title());
            case ABOVE_AUTHORIZED ->
                ProblemException.at(
                        ProblemCode.CAPTURE_ABOVE_AUTHORIZED, "amount", ProblemCode.CAPTURE_ABOVE_AUTHORIZED.title());
        };
    }
}

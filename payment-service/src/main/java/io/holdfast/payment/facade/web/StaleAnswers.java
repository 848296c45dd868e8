package io.holdfast.payment.facade.web;

import io.holdfast.payment.degrade.DegradeLevel;
import io.holdfast.payment.degrade.DegradeWatch;
import io.holdfast.payment.degrade.PaymentCopies;
import io.holdfast.payment.degrade.PaymentCopy;
import io.holdfast.payment.facade.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Queries that are answered from a copy, and say so. */
final class StaleAnswers {

    static final String STALE_HEADER = "Holdfast-Stale";

    private static final String ATTRIBUTE = StaleAnswers.class.getName();
    private static final String NUMBER = "merchant_payment_no";

    private final PaymentCopies copies;
    private final DegradeWatch watch;

    StaleAnswers(PaymentCopies copies, DegradeWatch watch) {
        this.copies = copies;
        this.watch = watch;
    }

    /** Whether the request is answered from a copy. Nothing is read for it then, and its nonce is not written either. */
    boolean answer(SignedRequest signed, HttpServletRequest request) {
        PaymentCopy copy = ReadRoutes.levelOf(request) == DegradeLevel.QUERIES ? copy(signed, request) : null;
        request.setAttribute(ATTRIBUTE, copy);
        return copy != null;
    }

    private @Nullable PaymentCopy copy(SignedRequest signed, HttpServletRequest request) {
        if (!request.getRequestURI().equals(PaymentsController.PATH)) {
            return copies.find(
                    signed.merchantId(), request.getRequestURI().substring(PaymentsController.PATH.length() + 1));
        }
        try {
            Query query = signed.query(Set.of(NUMBER));
            return copies.findByNumber(signed.merchantId(), query.text(NUMBER, Limits.NAME_LENGTH));
        } catch (ProblemException e) {
            return null; // the controller says what is wrong
        }
    }

    /** The copy that the request is to be answered from; null if it is not. */
    static @Nullable PaymentCopy of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof PaymentCopy copy ? copy : null;
    }

    ResponseEntity<byte[]> send(PaymentCopy copy, Object json) {
        watch.answeredStale();
        ResponseEntity<byte[]> answer = Answers.ok(json);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(STALE_HEADER, "true")
                .header(HttpHeaders.AGE, Long.toString(copies.ageSeconds(copy)))
                .body(answer.getBody());
    }
}

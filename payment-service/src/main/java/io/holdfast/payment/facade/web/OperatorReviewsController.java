package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.PaymentJson;
import io.holdfast.payment.facade.json.ReviewJson;
import io.holdfast.payment.review.ReviewPayments;
import io.holdfast.payment.review.Reviewed;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/risk-reviews", produces = "application/json")
final class OperatorReviewsController {

    private static final int LISTED = 200;
    private static final int NOTE_LENGTH = 500;

    private final ReviewPayments reviews;

    OperatorReviewsController(ReviewPayments reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    ResponseEntity<byte[]> list(OperatorRequest request) {
        return Answers.ok(ReviewJson.of(reviews.open(LISTED)));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<byte[]> approve(OperatorRequest request, @PathVariable String id) {
        String note = note(request);
        return answer(reviews.approve(Answers.id(id), note));
    }

    @PostMapping("/{id}/refuse")
    ResponseEntity<byte[]> refuse(OperatorRequest request, @PathVariable String id) {
        String note = note(request);
        return answer(reviews.refuse(Answers.id(id), note));
    }

    private static String note(OperatorRequest request) {
        return request.json(Set.of("note")).text("note", NOTE_LENGTH);
    }

    private static ResponseEntity<byte[]> answer(Reviewed reviewed) {
        if (reviewed instanceof Reviewed.Done done) {
            return Answers.ok(PaymentJson.of(done.payment()));
        }
        if (reviewed instanceof Reviewed.NotOpen notOpen) {
            throw ProblemException.of(
                    ProblemCode.REVIEW_NOT_OPEN,
                    "the payment is " + notOpen.payment().state());
        }
        if (reviewed instanceof Reviewed.Busy) {
            throw ProblemException.retryLater(
                    ProblemCode.TEMPORARILY_UNAVAILABLE,
                    "too many payments are being made at once",
                    Problems.RETRY_AFTER_SECONDS,
                    null);
        }
        throw Answers.notFound();
    }
}

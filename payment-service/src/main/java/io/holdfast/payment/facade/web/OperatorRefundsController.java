package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.RefundJson;
import io.holdfast.payment.refund.AttendRefunds;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/refunds", produces = "application/json")
final class OperatorRefundsController {

    private final AttendRefunds refunds;

    OperatorRefundsController(AttendRefunds refunds) {
        this.refunds = refunds;
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<byte[]> retry(OperatorRequest request, @PathVariable String id) {
        request.noBody();
        String refundId = Answers.id(id);
        Answers.found(refunds.find(refundId));
        if (!refunds.retry(refundId)) {
            throw ProblemException.of(ProblemCode.REFUND_NOT_ABNORMAL, ProblemCode.REFUND_NOT_ABNORMAL.title());
        }
        return Answers.ok(RefundJson.of(Answers.found(refunds.find(refundId))));
    }
}

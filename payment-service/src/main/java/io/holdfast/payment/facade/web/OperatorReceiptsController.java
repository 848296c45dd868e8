package io.holdfast.payment.facade.web;

import io.holdfast.payment.collect.AttendGiveBacks;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.ReceiptJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/receipts", produces = "application/json")
final class OperatorReceiptsController {

    private final AttendGiveBacks giveBacks;

    OperatorReceiptsController(AttendGiveBacks giveBacks) {
        this.giveBacks = giveBacks;
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<byte[]> retry(OperatorRequest request, @PathVariable String id) {
        request.noBody();
        String receiptId = Answers.id(id);
        Answers.found(giveBacks.find(receiptId));
        if (!giveBacks.retry(receiptId)) {
            throw ProblemException.of(ProblemCode.RECEIPT_NOT_ABNORMAL, ProblemCode.RECEIPT_NOT_ABNORMAL.title());
        }
        return Answers.ok(ReceiptJson.of(Answers.found(giveBacks.find(receiptId))));
    }

    @PostMapping("/{id}/give-back")
    ResponseEntity<byte[]> giveBack(OperatorRequest request, @PathVariable String id) {
        request.noBody();
        String receiptId = Answers.id(id);
        if (!giveBacks.giveBack(Answers.found(giveBacks.find(receiptId)))) {
            throw ProblemException.of(ProblemCode.RECEIPT_NOT_HELD, ProblemCode.RECEIPT_NOT_HELD.title());
        }
        return Answers.ok(ReceiptJson.of(Answers.found(giveBacks.find(receiptId))));
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundPage;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.RefundJson;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.refund.FindRefunds;
import io.holdfast.payment.refund.Refund;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/refunds", produces = "application/json")
final class RefundsController {

    private static final Set<String> FIELDS =
            Set.of("merchant_refund_no", "payment_id", "amount", "currency", "reason", "restock");
    private static final Set<String> LIST_PARAMETERS = Set.of("merchant_refund_no", "payment_id", "limit", "before");
    private static final int REASON_LENGTH = 80;

    private final Refund refund;
    private final FindRefunds refunds;
    private final IdempotentAnswers answers;

    RefundsController(Refund refund, FindRefunds refunds, IdempotentAnswers answers) {
        this.refund = refund;
        this.refunds = refunds;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<byte[]> refund(SignedRequest signed, HttpServletRequest request) {
        RefundOrder order = order(signed);
        return answers.answer(signed, request, () -> reply(refund.refund(order)));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(SignedRequest signed, @PathVariable String id) {
        signed.query(Set.of());
        return Answers.ok(RefundJson.of(Answers.found(refunds.find(signed.merchantId(), Answers.id(id)))));
    }

    @GetMapping
    ResponseEntity<byte[]> list(SignedRequest signed) {
        Query query = signed.query(LIST_PARAMETERS);
        return Answers.ok(RefundJson.Page.of(
                query.has("merchant_refund_no")
                        ? ofNumber(signed, query)
                        : refunds.list(
                                signed.merchantId(),
                                query.optionalId("payment_id"),
                                query.optionalId("before"),
                                query.limit())));
    }

    private RefundPage ofNumber(SignedRequest signed, Query query) {
        query.without("payment_id", "limit", "before");
        RefundView found =
                refunds.findByNumber(signed.merchantId(), query.text("merchant_refund_no", Limits.NAME_LENGTH));
        return new RefundPage(found == null ? List.of() : List.of(found), null);
    }

    private static RefundOrder order(SignedRequest signed) {
        JsonFields body = signed.json(FIELDS);
        return new RefundOrder(
                signed.merchantId(),
                body.text("merchant_refund_no", Limits.NAME_LENGTH),
                body.id("payment_id"),
                Money.of(body.integer("amount", 1, Limits.AMOUNT_MINOR), body.choice("currency", CurrencyCode.class)),
                body.optionalText("reason", REASON_LENGTH),
                body.optionalFlag("restock"));
    }

    private static StoredReply reply(RefundOutcome outcome) {
        if (outcome instanceof RefundOutcome.Accepted accepted) {
            int status = accepted.refund().state().isTerminal() ? Answers.CREATED : Answers.ACCEPTED;
            return Answers.reply(status, RefundJson.of(accepted.refund()));
        }
        throw switch (((RefundOutcome.Refused) outcome).reason()) {
            case PAYMENT_NOT_FOUND -> Answers.notFound();
            case NOT_A_PAYMENT -> at(ProblemCode.REFUND_NOT_REFUNDABLE, "payment_id");
            case PAYMENT_NOT_SUCCEEDED -> at(ProblemCode.PAYMENT_NOT_REFUNDABLE, "payment_id");
            case AMOUNT_ABOVE_REST -> at(ProblemCode.REFUND_ABOVE_REST, "amount");
            case AMOUNT_OUT_OF_RANGE -> at(ProblemCode.AMOUNT_OUT_OF_RANGE, "amount");
            case CURRENCY_MISMATCH -> at(ProblemCode.CURRENCY_MISMATCH, "currency");
            case REFUND_NO_REUSED -> at(ProblemCode.REFUND_NO_REUSED, "merchant_refund_no");
        };
    }

    private static ProblemException at(ProblemCode code, String param) {
        return ProblemException.at(code, param, code.title());
    }
}

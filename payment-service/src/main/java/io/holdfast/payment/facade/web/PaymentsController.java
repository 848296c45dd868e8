package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.PaymentJson;
import io.holdfast.payment.pay.FindPayments;
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
@RequestMapping(path = PaymentsController.PATH, produces = "application/json")
final class PaymentsController {

    static final String PATH = "/v1/payments";
    private static final Set<String> FIELDS =
            Set.of("merchant_payment_no", "order_id", "method", "payer_account", "amount", "currency", "points");
    private static final Set<String> LIST_PARAMETERS = Set.of("merchant_payment_no", "limit", "before");

    private final PayAnswers pay;
    private final FindPayments payments;

    PaymentsController(PayAnswers pay, FindPayments payments) {
        this.pay = pay;
        this.payments = payments;
    }

    @PostMapping
    ResponseEntity<byte[]> pay(SignedRequest signed, HttpServletRequest request) {
        if (!signed.path().equals(PATH)) {
            // Another way of writing the path: its nonce is spent already, which a payment does in its own commit.
            throw Answers.notFound();
        }
        return pay.answer(signed, request, order(signed));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(SignedRequest signed, @PathVariable String id) {
        signed.query(Set.of());
        return Answers.ok(PaymentJson.of(Answers.found(payments.find(signed.merchantId(), Answers.id(id)))));
    }

    @GetMapping
    ResponseEntity<byte[]> list(SignedRequest signed) {
        Query query = signed.query(LIST_PARAMETERS);
        return Answers.ok(PaymentJson.Page.of(
                query.has("merchant_payment_no")
                        ? ofNumber(signed, query)
                        : payments.list(signed.merchantId(), query.optionalId("before"), query.limit())));
    }

    private PaymentPage ofNumber(SignedRequest signed, Query query) {
        query.without("limit", "before");
        PaymentView payment =
                payments.findByNumber(signed.merchantId(), query.text("merchant_payment_no", Limits.NAME_LENGTH));
        return new PaymentPage(payment == null ? List.of() : List.of(payment), null);
    }

    private static PayOrder order(SignedRequest signed) {
        JsonFields body = signed.json(FIELDS);
        return new PayOrder(
                signed.merchantId(),
                body.text("merchant_payment_no", Limits.NAME_LENGTH),
                body.id("order_id"),
                body.choice("method", PaymentMethod.class),
                body.id("payer_account"),
                Money.of(body.integer("amount", 1, Limits.AMOUNT_MINOR), body.choice("currency", CurrencyCode.class)),
                body.optionalInteger("points", 0, Limits.AMOUNT_MINOR, 0));
    }
}

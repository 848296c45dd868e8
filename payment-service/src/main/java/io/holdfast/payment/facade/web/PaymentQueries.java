package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.collect.Collect;
import io.holdfast.payment.collect.LookWhenAsked;
import io.holdfast.payment.degrade.PaymentCopies;
import io.holdfast.payment.degrade.PaymentCopy;
import io.holdfast.payment.facade.json.PaymentJson;
import io.holdfast.payment.pay.FindPayments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** One payment, as it is; or, where queries are given up, as it was. */
final class PaymentQueries {

    private final FindPayments payments;
    private final Collect collect;
    private final LookWhenAsked look;
    private final PaymentCopies copies;
    private final StaleAnswers stale;

    PaymentQueries(
            FindPayments payments, Collect collect, LookWhenAsked look, PaymentCopies copies, StaleAnswers stale) {
        this.payments = payments;
        this.collect = collect;
        this.look = look;
        this.copies = copies;
        this.stale = stale;
    }

    ResponseEntity<byte[]> byId(SignedRequest signed, HttpServletRequest request, String paymentId) {
        PaymentCopy copy = StaleAnswers.of(request);
        if (copy != null) {
            return stale.send(copy, PaymentJson.of(copy.payment(), copy.action()));
        }
        long readAt = copies.now();
        PaymentView payment = look.fresh(Answers.found(payments.find(signed.merchantId(), paymentId)));
        PayerAction action = collect.actionOf(payment);
        copies.keep(payment, action, readAt);
        return Answers.ok(PaymentJson.of(payment, action));
    }

    ResponseEntity<byte[]> byNumber(SignedRequest signed, HttpServletRequest request, String merchantPaymentNo) {
        PaymentCopy copy = StaleAnswers.of(request);
        if (copy != null) {
            return stale.send(copy, page(copy.payment()));
        }
        long readAt = copies.now();
        PaymentView payment = payments.findByNumber(signed.merchantId(), merchantPaymentNo);
        // What its payer does next was not read.
        if (payment != null && payment.state() != PaymentState.AWAITING_PAYER) {
            copies.keep(payment, null, readAt);
        }
        return Answers.ok(page(payment));
    }

    private static PaymentJson.Page page(@Nullable PaymentView payment) {
        return PaymentJson.Page.of(new PaymentPage(payment == null ? List.of() : List.of(payment), null));
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.WebhookDeliveryJson;
import io.holdfast.payment.notify.Delivery;
import io.holdfast.payment.notify.DeliveryRecords;
import io.holdfast.payment.notify.DeliveryState;
import io.holdfast.payment.notify.ResendDelivery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/webhook-deliveries", produces = "application/json")
final class WebhookDeliveriesController {

    private static final Set<String> PARAMETERS = Set.of("endpoint_id", "event_id", "state", "cursor", "limit");

    private final DeliveryRecords deliveries;
    private final ResendDelivery resend;
    private final IdempotentAnswers answers;

    WebhookDeliveriesController(DeliveryRecords deliveries, ResendDelivery resend, IdempotentAnswers answers) {
        this.deliveries = deliveries;
        this.resend = resend;
        this.answers = answers;
    }

    @GetMapping
    ResponseEntity<byte[]> list(SignedRequest signed) {
        Query query = signed.query(PARAMETERS);
        return Answers.ok(page(
                deliveries,
                new DeliveryRecords.Wanted(
                        signed.merchantId(),
                        query.optionalId("endpoint_id"),
                        query.optionalId("event_id"),
                        query.optionalChoice("state", DeliveryState.class),
                        query.optionalId("cursor"),
                        query.limit())));
    }

    static WebhookDeliveryJson.Page page(DeliveryRecords deliveries, DeliveryRecords.Wanted wanted) {
        return WebhookDeliveryJson.Page.of(deliveries.list(wanted), wanted.limit());
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(SignedRequest signed, @PathVariable String id) {
        signed.query(Set.of());
        Delivery delivery = Answers.found(deliveries.find(signed.merchantId(), Answers.id(id)));
        return Answers.ok(WebhookDeliveryJson.of(delivery, deliveries.attempts(delivery.deliveryId())));
    }

    @PostMapping("/{id}/resend")
    ResponseEntity<byte[]> resend(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.noBody();
        String deliveryId = Answers.id(id);
        return answers.answer(
                signed,
                request,
                () -> Answers.reply(Answers.ACCEPTED, resent(deliveries, resend, signed.merchantId(), deliveryId)));
    }

    /** @param merchantId null for an operator */
    static WebhookDeliveryJson resent(
            DeliveryRecords deliveries, ResendDelivery resend, @Nullable String merchantId, String deliveryId) {
        return switch (resend.resend(merchantId, deliveryId)) {
            case RESENT -> WebhookDeliveryJson.of(Answers.found(deliveries.find(merchantId, deliveryId)));
            case NOT_FOUND -> throw Answers.notFound();
            case NOT_RESENDABLE -> throw refused(ProblemCode.WEBHOOK_DELIVERY_NOT_RESENDABLE);
            case ENDPOINT_NOT_ENABLED -> throw refused(ProblemCode.WEBHOOK_ENDPOINT_NOT_ENABLED);
        };
    }

    private static ProblemException refused(ProblemCode code) {
        return ProblemException.of(code, code.title());
    }
}

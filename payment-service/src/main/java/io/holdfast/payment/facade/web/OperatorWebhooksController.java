package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.json.WebhookDeliveryJson;
import io.holdfast.payment.notify.Delivery;
import io.holdfast.payment.notify.DeliveryRecords;
import io.holdfast.payment.notify.DeliveryState;
import io.holdfast.payment.notify.ResendDelivery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/webhook-deliveries", produces = "application/json")
final class OperatorWebhooksController {

    private static final Set<String> PARAMETERS = Set.of("merchant_id", "endpoint_id", "state", "cursor", "limit");

    private final DeliveryRecords deliveries;
    private final ResendDelivery resend;

    OperatorWebhooksController(DeliveryRecords deliveries, ResendDelivery resend) {
        this.deliveries = deliveries;
        this.resend = resend;
    }

    @GetMapping
    ResponseEntity<byte[]> list(OperatorRequest operator, HttpServletRequest request) {
        Query query = Query.of(SignedRequest.queryOf(request), PARAMETERS);
        return Answers.ok(WebhookDeliveriesController.page(
                deliveries,
                new DeliveryRecords.Wanted(
                        query.optionalId("merchant_id"),
                        query.optionalId("endpoint_id"),
                        null,
                        query.optionalChoice("state", DeliveryState.class),
                        query.optionalId("cursor"),
                        query.limit())));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(OperatorRequest operator, @PathVariable String id) {
        Delivery delivery = Answers.found(deliveries.find(null, Answers.id(id)));
        return Answers.ok(WebhookDeliveryJson.of(delivery, deliveries.attempts(delivery.deliveryId())));
    }

    @PostMapping("/{id}/resend")
    ResponseEntity<byte[]> resend(OperatorRequest operator, @PathVariable String id) {
        operator.noBody();
        return Answers.send(Answers.reply(
                Answers.ACCEPTED, WebhookDeliveriesController.resent(deliveries, resend, null, Answers.id(id))));
    }
}

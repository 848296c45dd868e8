package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.WebhookDeliveryJson;
import io.holdfast.payment.facade.json.WebhookEndpointJson;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.notify.EndpointChange;
import io.holdfast.payment.notify.EndpointOutcome;
import io.holdfast.payment.notify.EndpointStatus;
import io.holdfast.payment.notify.EventTypes;
import io.holdfast.payment.notify.KeepEndpoints;
import io.holdfast.payment.notify.NewEndpoint;
import io.holdfast.payment.notify.RetryPolicy;
import io.holdfast.payment.notify.SendTest;
import io.holdfast.payment.notify.TargetRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/webhook-endpoints", produces = "application/json")
final class WebhookEndpointsController {

    private static final Set<String> NEW_FIELDS = Set.of("url", "events", "description", "retry_policy");
    private static final Set<String> CHANGE_FIELDS = Set.of("url", "events", "description", "status", "retry_policy");
    private static final int DESCRIPTION_LENGTH = 200;

    private final KeepEndpoints endpoints;
    private final SendTest sendTest;
    private final IdempotentAnswers answers;

    WebhookEndpointsController(KeepEndpoints endpoints, SendTest sendTest, IdempotentAnswers answers) {
        this.endpoints = endpoints;
        this.sendTest = sendTest;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<byte[]> create(SignedRequest signed, HttpServletRequest request) {
        JsonFields body = signed.json(NEW_FIELDS);
        NewEndpoint wanted = new NewEndpoint(
                signed.merchantId(),
                body.text("url", TargetRule.URL_LENGTH),
                Objects.requireNonNullElse(WebhookEndpointJson.events(body), EventTypes.ALL),
                body.optionalText("description", DESCRIPTION_LENGTH),
                Objects.requireNonNullElseGet(
                        WebhookEndpointJson.retryPolicy(body), () -> RetryPolicy.named(RetryPolicy.DEFAULT)),
                signed.key().fingerprint());
        return answers.answerSealed(signed, request, () -> withSecret(Answers.CREATED, endpoints.create(wanted)));
    }

    @GetMapping
    ResponseEntity<byte[]> list(SignedRequest signed) {
        signed.query(Set.of());
        return Answers.ok(WebhookEndpointJson.Listing.of(endpoints.list(signed.merchantId())));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(SignedRequest signed, @PathVariable String id) {
        signed.query(Set.of());
        return Answers.ok(WebhookEndpointJson.of(Answers.found(endpoints.find(signed.merchantId(), Answers.id(id)))));
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> change(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        JsonFields body = signed.json(CHANGE_FIELDS);
        EndpointChange change = new EndpointChange(
                body.optionalText("url", TargetRule.URL_LENGTH),
                WebhookEndpointJson.events(body),
                body.optionalText("description", DESCRIPTION_LENGTH),
                body.has("status") ? body.choice("status", EndpointStatus.class) : null,
                WebhookEndpointJson.retryPolicy(body));
        String endpointId = Answers.id(id);
        return answers.answer(
                signed, request, () -> changed(endpoints.change(signed.merchantId(), endpointId, change)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> delete(SignedRequest signed, @PathVariable String id) {
        signed.noBody();
        if (!endpoints.delete(signed.merchantId(), Answers.id(id))) {
            throw Answers.notFound();
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/rotate-secret")
    ResponseEntity<byte[]> rotate(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.noBody();
        String endpointId = Answers.id(id);
        String asked = signed.key().fingerprint();
        return answers.answerSealed(
                signed,
                request,
                () -> withSecret(Answers.OK, endpoints.rotate(signed.merchantId(), endpointId, asked)));
    }

    @PostMapping("/{id}/ping")
    ResponseEntity<byte[]> ping(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.noBody();
        String endpointId = Answers.id(id);
        return answers.answer(signed, request, () -> sent(sendTest.ping(signed.merchantId(), endpointId)));
    }

    @PostMapping("/{id}/probe")
    ResponseEntity<byte[]> probe(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.noBody();
        String endpointId = Answers.id(id);
        return answers.answer(signed, request, () -> sent(sendTest.probe(signed.merchantId(), endpointId)));
    }

    private static StoredReply sent(SendTest.@Nullable Sent sent) {
        return Answers.reply(Answers.ACCEPTED, WebhookDeliveryJson.Sent.of(Answers.found(sent)));
    }

    private static StoredReply withSecret(int status, EndpointOutcome outcome) {
        if (outcome instanceof EndpointOutcome.WithSecret made) {
            return Answers.reply(status, WebhookEndpointJson.of(made.endpoint(), made.secret()));
        }
        throw refused((EndpointOutcome.Refused) outcome);
    }

    private static StoredReply changed(EndpointOutcome outcome) {
        if (outcome instanceof EndpointOutcome.Stored stored) {
            return Answers.reply(Answers.OK, WebhookEndpointJson.of(stored.endpoint()));
        }
        throw refused((EndpointOutcome.Refused) outcome);
    }

    private static ProblemException refused(EndpointOutcome.Refused refused) {
        return switch (refused.reason()) {
            case NOT_FOUND -> Answers.notFound();
            case TOO_MANY_ENDPOINTS -> ProblemException.of(ProblemCode.TOO_MANY_WEBHOOK_ENDPOINTS, refused.fault());
            case TARGET_REFUSED -> ProblemException.at(ProblemCode.WEBHOOK_TARGET_REFUSED, "url", refused.fault());
        };
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.MerchantEventJson;
import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.MerchantEvents;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/events", produces = "application/json")
final class EventsController {

    private static final Set<String> PARAMETERS = Set.of("type", "payment_id", "from", "to", "cursor", "limit");

    private final MerchantEvents events;

    EventsController(MerchantEvents events) {
        this.events = events;
    }

    @GetMapping
    ResponseEntity<byte[]> list(SignedRequest signed) {
        Query query = signed.query(PARAMETERS);
        int limit = query.limit();
        MerchantEvents.Wanted wanted = new MerchantEvents.Wanted(
                query.optionalId("type"),
                query.optionalId("payment_id"),
                query.optionalTime("from"),
                query.optionalTime("to"),
                after(signed, query.optionalId("cursor")),
                limit);
        return Answers.ok(MerchantEventJson.Page.of(events.list(signed.merchantId(), wanted), limit));
    }

    private @Nullable MerchantEvent after(SignedRequest signed, @Nullable String cursor) {
        MerchantEvent after = cursor == null ? null : events.find(signed.merchantId(), cursor);
        if (cursor != null && after == null) {
            throw ProblemException.at(ProblemCode.INVALID_VALUE, "cursor", "is none that was given out");
        }
        return after;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(SignedRequest signed, @PathVariable String id) {
        signed.query(Set.of());
        return Answers.ok(MerchantEventJson.of(Answers.found(events.find(signed.merchantId(), Answers.id(id)))));
    }
}

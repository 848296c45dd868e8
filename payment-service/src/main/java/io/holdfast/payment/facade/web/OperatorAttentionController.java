package io.holdfast.payment.facade.web;

import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.attention.NeedsAttention;
import io.holdfast.payment.facade.json.AttentionJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/attention", produces = "application/json")
final class OperatorAttentionController {

    private static final Logger log = LoggerFactory.getLogger(OperatorAttentionController.class);
    private static final int OF_EACH_KIND = 200;

    private final List<NeedsAttention> sources;

    OperatorAttentionController(List<NeedsAttention> sources) {
        this.sources = sources;
    }

    @GetMapping
    ResponseEntity<byte[]> list(OperatorRequest request) {
        return Answers.ok(listed());
    }

    /** One that fails hides none of the others: whoever looks here looks because something is wrong. */
    AttentionJson listed() {
        List<AttentionItem> items = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        @Nullable RuntimeException failure = null;
        for (NeedsAttention source : sources) {
            try {
                items.addAll(source.list().apply(OF_EACH_KIND));
            } catch (RuntimeException e) {
                log.error("what is the matter with {} cannot be looked up", source.kind(), e);
                missing.add(source.kind());
                failure = e;
            }
        }
        if (failure != null && missing.size() == sources.size()) {
            throw failure;
        }
        items.sort(Comparator.comparing(AttentionItem::since).thenComparing(AttentionItem::id));
        return AttentionJson.of(items, missing);
    }
}

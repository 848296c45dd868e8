package io.holdfast.payment.facade.web;

import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.attention.NeedsAttention;
import io.holdfast.payment.facade.json.AttentionJson;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/attention", produces = "application/json")
final class OperatorAttentionController {

    private static final int OF_EACH_KIND = 200;

    private final List<NeedsAttention> sources;

    OperatorAttentionController(List<NeedsAttention> sources) {
        this.sources = sources;
    }

    @GetMapping
    ResponseEntity<byte[]> list(OperatorRequest request) {
        return Answers.ok(AttentionJson.of(sources.stream()
                .flatMap(source -> source.list(OF_EACH_KIND).stream())
                .sorted(Comparator.comparing(AttentionItem::since).thenComparing(AttentionItem::id))
                .toList()));
    }
}

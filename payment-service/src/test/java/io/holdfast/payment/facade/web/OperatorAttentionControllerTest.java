package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.attention.NeedsAttention;
import io.holdfast.payment.facade.json.AttentionJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorAttentionControllerTest {

    private static final NeedsAttention BROKEN = new NeedsAttention("webhook", limit -> {
        throw new IllegalStateException("of tests");
    });

    private static NeedsAttention refund(String id, String since) {
        return new NeedsAttention(
                "refund",
                limit -> List.of(new AttentionItem(
                        "refund",
                        id,
                        "mer_1",
                        "pay_1",
                        Money.of(400, CurrencyCode.CNY),
                        "ABNORMAL",
                        Instant.parse(since))));
    }

    @Test
    void what_cannot_be_looked_up_is_named_and_hides_nothing_else() {
        AttentionJson listed = new OperatorAttentionController(List.of(
                        refund("ref_2", "2026-03-01T11:00:00Z"), BROKEN, refund("ref_1", "2026-03-01T10:00:00Z")))
                .listed();

        assertThat(listed.data()).extracting(AttentionJson.Item::id).containsExactly("ref_1", "ref_2");
        assertThat(listed.missing()).containsExactly("webhook");
    }

    @Test
    void where_nothing_can_be_looked_up_nothing_is_answered() {
        assertThatThrownBy(() -> new OperatorAttentionController(List.of(BROKEN, BROKEN)).listed())
                .isInstanceOf(IllegalStateException.class);
    }
}

package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.ServiceLog;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.server.NacosDocuments;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules as an operator changes them in the console of Nacos, and what merchants see of it. */
@OnTheStack
class ProtectionTest {

    private static final Duration IN_EFFECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> RULES_OF_THE_EDGE = Set.of("rate_limited", "too_many_at_once");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningStack stack;
    private NacosDocuments nacos;
    private Shop shop;
    private ClosingRule.Visit visit;

    @BeforeEach
    void open_a_shop(RunningStack running) throws InterruptedException {
        stack = running;
        nacos = running.stack().nacos().documents("HOLDFAST");
        shop = Shop.open(running);
        visit = ClosingRule.Visit.to(shop);
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_in_force_within_three_seconds_and_so_is_its_undoing(ClosingRule rule) {
        assertThat(passes(rule)).isTrue();
        String before = nacos.find(rule.document());
        Duration undone;
        try {
            assertThat(written(rule.document(), with(before, rule.text()), () -> refuses(rule)))
                    .isLessThanOrEqualTo(IN_EFFECT);
            assertRefused(rule.request(visit).expect(rule.refusal()));
        } finally {
            undone = written(rule.document(), before, () -> passes(rule));
        }
        assertThat(undone).isLessThanOrEqualTo(IN_EFFECT);
    }

    private static void assertRefused(Reply refusal) {
        assertThat(refusal.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refusal.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(refusal.code())
                .isIn(refusal.status() == 429 ? RULES_OF_THE_EDGE : Set.of("temporarily_unavailable"));
        if (refusal.code().equals("rate_limited")) {
            assertThat(refusal.header("RateLimit-Limit")).isEqualTo("0");
            assertThat(refusal.header("RateLimit-Remaining")).isEqualTo("0");
            assertThat(refusal.header("RateLimit-Reset")).isEqualTo(refusal.header("Retry-After"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ROUTE", "MERCHANT", "BREAKER", "FACADE", "ACCOUNT_SERVICE"})
    void a_document_with_a_fault_is_refused_loudly_and_the_rules_before_it_stay(ClosingRule rule) {
        String before = nacos.find(rule.document());
        try {
            written(rule.document(), with(before, rule.text()), () -> refuses(rule));
            faulty(before, rule.text()).forEach((fault, document) -> {
                ServiceLog log = ServiceLog.fromNowOn(stack.child(rule.instance()));
                nacos.write(rule.document(), document);
                Patience.until(
                        rule.document() + " is refused: " + fault,
                        IN_EFFECT,
                        () -> log.errors()
                                .anyMatch(line ->
                                        line.contains(rule.document() + " is refused") && line.contains(fault)));
                rule.request(visit).expect(rule.refusal());
            });
        } finally {
            written(rule.document(), before, () -> passes(rule));
        }
    }

    /** Documents that would let everything pass if only their good rules were taken, by what is said about them. */
    private static Map<String, String> faulty(String good, String rule) {
        Map<String, String> faulty = new LinkedHashMap<>();
        faulty.put("at line", good.substring(0, good.lastIndexOf(']')));
        faulty.put("surprise", with(good, rule.replace("{", "{\"surprise\": 1, ")));
        faulty.put("must be 0 to", with(good, rule.replaceFirst("(\"(count|qps)\": )[0-9]+", "$1-1")));
        return faulty;
    }

    @Test
    void one_merchant_over_its_limit_leaves_another_untouched() {
        Shop neighbour = Shop.open(stack);
        Call list = Call.get("/v1/payments");
        String rule = "{\"resource\": \"merchant GET /v1/payments\", \"paramIdx\": 0, \"grade\": 1, \"count\": 200,"
                + " \"durationInSec\": 20, \"merchants\": {\"" + shop.id() + "\": 3}}";
        String document = ClosingRule.MERCHANT.document();
        String before = nacos.find(document);
        try {
            written(document, with(before, rule), () -> shop.send(list).status() == ClosingRule.MERCHANT.refusal());

            for (int i = 0; i < 50; i++) {
                neighbour.send(list).expect(200);
                Reply refusal = shop.send(list).expect(429);
                assertThat(refusal.header("RateLimit-Limit")).isEqualTo("3");
                assertThat(refusal.header("RateLimit-Reset")).isEqualTo("20");
            }
        } finally {
            written(document, before, () -> shop.send(list).succeeded());
        }
    }

    private boolean refuses(ClosingRule rule) {
        return rule.request(visit).status() == rule.refusal();
    }

    private boolean passes(ClosingRule rule) {
        return rule.request(visit).succeeded();
    }

    /** Writes the document, and says how long it took until that was seen. */
    private Duration written(String document, String text, BooleanSupplier seen) {
        long begun = System.nanoTime();
        nacos.write(document, text);
        Patience.until(document + " is in force", PATIENCE, seen);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The document with one more rule at its end. */
    private static String with(String document, String rule) {
        try {
            ArrayNode rules = (ArrayNode) JSON.readTree(document);
            return rules.add(JSON.readTree(rule)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document + " and " + rule, e);
        }
    }
}

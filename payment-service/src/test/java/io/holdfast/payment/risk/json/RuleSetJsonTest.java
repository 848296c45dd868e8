package io.holdfast.payment.risk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.risk.BundledRules;
import io.holdfast.payment.risk.Counter;
import io.holdfast.payment.risk.InvalidRulesException;
import io.holdfast.payment.risk.IpRange;
import io.holdfast.payment.risk.RiskRule;
import io.holdfast.payment.risk.RiskSubject;
import io.holdfast.payment.risk.RiskVerdict;
import io.holdfast.payment.risk.RuleSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetJsonTest {

    private static RuleSet read(String... rules) throws InvalidRulesException {
        return new RuleSetJson().read(document(rules));
    }

    private static String document(String... rules) {
        return ("{'rules':[" + String.join(",", rules) + "]}").replace('\'', '"');
    }

    private static RiskRule.Head head(String id, RiskVerdict verdict) {
        return new RiskRule.Head(id, verdict, false, Set.of());
    }

    @Test
    void every_kind_is_read_as_written() throws Exception {
        RuleSet rules = read(
                "{'id':'a','kind':'VELOCITY','subject':'IP','window_seconds':90,'limit_count':5,'verdict':'REVIEW',"
                        + "'dry_run':true,'merchants':['mer_1','mer_2']}",
                "{'id':'b','kind':'VELOCITY','subject':'CARD','window_seconds':86400,'limit_sum_minor':500000,"
                        + "'currency':'CNY','verdict':'REFUSE'}",
                "{'id':'c','kind':'CEILING','limit_minor':100,'currency':'USD','verdict':'CHALLENGE'}",
                "{'id':'d','kind':'FIRST_PAYMENT','limit_minor':0,'currency':'JPY','verdict':'REVIEW'}",
                "{'id':'e','kind':'LIST','subject':'IP','values':['203.0.113.0/24','2001:db8::1'],'verdict':'REFUSE'}",
                "{'id':'f','kind':'LIST','subject':'COUNTRY','values':['KP'],'verdict':'REFUSE','dry_run':false}",
                "{'id':'g','kind':'COUNTRY_MISMATCH','verdict':'REVIEW'}");

        assertThat(rules.rules())
                .containsExactly(
                        new RiskRule.Velocity(
                                new RiskRule.Head("a", RiskVerdict.REVIEW, true, Set.of("mer_1", "mer_2")),
                                new Counter(RiskSubject.IP, 90),
                                5L,
                                null),
                        new RiskRule.Velocity(
                                head("b", RiskVerdict.REFUSE),
                                new Counter(RiskSubject.CARD, 86_400),
                                null,
                                Money.of(500_000, CurrencyCode.CNY)),
                        new RiskRule.Ceiling(head("c", RiskVerdict.CHALLENGE), Money.of(100, CurrencyCode.USD)),
                        new RiskRule.FirstPayment(head("d", RiskVerdict.REVIEW), Money.of(0, CurrencyCode.JPY)),
                        new RiskRule.Listed(
                                head("e", RiskVerdict.REFUSE),
                                RiskSubject.IP,
                                Set.of(),
                                List.of(range("203.0.113.0/24"), range("2001:db8::1"))),
                        new RiskRule.Listed(
                                head("f", RiskVerdict.REFUSE), RiskSubject.COUNTRY, Set.of("KP"), List.of()),
                        new RiskRule.CountryMismatch(head("g", RiskVerdict.REVIEW)));
    }

    private static IpRange range(String text) {
        return Objects.requireNonNull(IpRange.of(text));
    }

    @Test
    void the_version_is_the_documents() throws Exception {
        String rule = "{'id':'g','kind':'COUNTRY_MISMATCH','verdict':'REVIEW'}";

        assertThat(read(rule).version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(read(rule).version());
        assertThat(read(rule).version()).isNotEqualTo(read().version());
    }

    @Test
    void the_bundled_rules_are_valid_and_have_no_effect_on_ordinary_payments() throws Exception {
        List<RiskRule> rules = new RuleSetJson().read(BundledRules.text()).rules();

        assertThat(rules)
                .isNotEmpty()
                .allMatch(rule -> rule.head().dryRun()
                        || rule instanceof RiskRule.Listed listed
                                && listed.values().isEmpty()
                                && listed.ranges().isEmpty());
        assertThat(rules).anyMatch(RiskRule.Velocity.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{'rules':{}}",
                "{'rules':[]} {}",
                "{'rules':[],'rules':[]}",
                "{'rules':[],'more':1}",
                "{'rules':[1]}",
                "{'rules':[",
                "{'rules':[[[[[[[[[[]]]]]]]]]]}"
            })
    void what_is_no_document_of_rules_is_refused(String document) {
        assertThatThrownBy(() -> new RuleSetJson().read(document.replace('\'', '"')))
                .isInstanceOf(InvalidRulesException.class);
    }

    private static final String VELOCITY =
            "{'id':'a','kind':'VELOCITY','subject':'PAYER','window_seconds':60,'limit_count':5,'verdict':'REFUSE'}";
    private static final String LIST = "{'id':'a','kind':'LIST','subject':'%s','values':[%s],'verdict':'REFUSE'}";

    @Test
    void the_rules_that_the_refusals_are_made_of_are_valid() {
        assertThatCode(() -> read(VELOCITY)).doesNotThrowAnyException();
        assertThatCode(() -> read(LIST.formatted("PAYER", "'x'"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'kind':'VELOCITY' > 'kind':'SPEED'",
                "'kind':'VELOCITY', > ",
                "'verdict':'REFUSE' > 'verdict':'ALLOW'",
                "'verdict':'REFUSE' > 'verdict':'refuse'",
                "'verdict':'REFUSE' > 'verdict':1",
                "'id':'a' > 'id':''",
                "'id':'a' > 'id':'A'",
                "'id':'a' > 'id':7",
                "'id':'a', > ",
                "'subject':'PAYER' > 'subject':'COUNTRY'",
                "'subject':'PAYER' > 'subject':'MERCHANT'",
                "'window_seconds':60 > 'window_seconds':0",
                "'window_seconds':60 > 'window_seconds':2678401",
                "'window_seconds':60 > 'window_seconds':60.5",
                "'window_seconds':60 > 'window_seconds':'60'",
                "'window_seconds':60, > ",
                "'limit_count':5 > 'limit_count':-1",
                "'limit_count':5 > 'limit_count':1000000001",
                "'limit_count':5 > 'limit_count':99999999999999999999",
                "'limit_count':5, > ",
                "'limit_count':5 > 'limit_count':5,'currency':'CNY'",
                "'limit_count':5 > 'limit_count':5,'limit_sum_minor':5,'currency':'CNY'",
                "'limit_count':5 > 'limit_sum_minor':5",
                "'limit_count':5 > 'limit_sum_minor':5,'currency':'XXX'",
                "'limit_count':5 > 'limit_sum_minor':-5,'currency':'CNY'",
                "'limit_count':5 > 'limit_count':5,'limits':5",
                "'limit_count':5 > 'limit_count':5,'values':[]",
                "'limit_count':5 > 'limit_count':5,'dry_run':'true'",
                "'limit_count':5 > 'limit_count':5,'dry_run':null",
                "'limit_count':5 > 'limit_count':5,'merchants':[]",
                "'limit_count':5 > 'limit_count':5,'merchants':'mer_1'",
                "'limit_count':5 > 'limit_count':5,'merchants':['mer_1','mer_1']",
                "'limit_count':5 > 'limit_count':5,'merchants':['']",
                "'limit_count':5 > 'limit_count':5,'limit_count':5"
            })
    void a_rule_with_one_fault_is_refused(String change) {
        String[] parts = change.split(" > ", -1);
        String faulty = VELOCITY.replace(parts[0], parts[1]);

        assertThat(faulty).isNotEqualTo(VELOCITY);
        assertThatThrownBy(() -> read(faulty)).isInstanceOf(InvalidRulesException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COUNTRY 'cn'",
                "COUNTRY 'XX'",
                "COUNTRY 'CHN'",
                "IP 'host.example'",
                "IP '203.0.113.1/24'",
                "IP '203.0.113.0/33'",
                "IP '203.0.113.0/-1'",
                "IP '203.0.113.0/024'",
                "IP '203.0.113'",
                "IP '2001:db8::/129'",
                "IP 'fe80::1%eth0'",
                "IP ''",
                "CARD '4242 4242 4242 4242'",
                "PAYER 'x','x'",
                "PAYER 7",
                "DEVICE ''",
                "MERCHANT 'x'"
            })
    void a_list_of_what_is_no_such_thing_is_refused(String list) {
        String[] parts = list.split(" ", 2);

        assertThatThrownBy(() -> read(LIST.formatted(parts[0], parts[1]))).isInstanceOf(InvalidRulesException.class);
    }

    @Test
    void a_refusal_does_not_repeat_what_the_lists_say() {
        assertThatThrownBy(() -> read(LIST.formatted("CARD", "'tok-canary','4242424242424242'")))
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining("4242");
        assertThatThrownBy(() -> new RuleSetJson().read("{\"rules\":[canary")).hasMessageNotContaining("canary");
    }

    @Test
    void two_rules_of_one_name_are_refused() {
        assertThatThrownBy(() -> read(VELOCITY, VELOCITY)).hasMessageContaining("two rules are called a");
    }

    @Test
    void more_counters_than_a_payment_can_bear_are_refused() throws Exception {
        assertThat(read(velocities(12)).rules()).hasSize(12);
        assertThatThrownBy(() -> read(velocities(13))).hasMessageContaining("13 different");
    }

    private static String[] velocities(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> VELOCITY.replace("'a'", "'a" + i + "'").replace(":60", ":" + 60 * i))
                .collect(Collectors.toList())
                .toArray(String[]::new);
    }
}

package io.holdfast.payment.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.risk.jdbc.VelocitiesJdbc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScreenTest extends InPaymentHouse {

    private static final String FIVE_A_MINUTE = "{\"id\":\"five\",\"kind\":\"VELOCITY\",\"subject\":\"PAYER\","
            + "\"window_seconds\":60,\"limit_count\":5,\"verdict\":\"REFUSE\"}";

    private static String rule(String text) {
        return ("{" + text + "}").replace('\'', '"');
    }

    private RiskDecision judged(RiskQuestion question) {
        RuleSet rules = house.risk.screen.rules();
        return database.transactions().execute(status -> {
            RiskDecision decision = house.risk.screen.judge(rules, question);
            house.risk.screen.keep(rules, decision);
            return decision;
        });
    }

    private RiskDecision judged(String rule, RiskQuestion question) {
        house.risk.rules(rule);
        return judged(question);
    }

    private static RiskQuestion question(String payer, long minor, RiskInputs inputs) {
        return new RiskQuestion(
                PublicId.mint("pay"),
                FakePayments.MERCHANT,
                payer,
                false,
                "tok_1",
                Money.of(minor, CurrencyCode.CNY),
                inputs);
    }

    private static RiskQuestion of(String payer) {
        return question(payer, 1_000, RiskInputs.NONE);
    }

    private static RiskInputs inputs(String device, String ip, String payer, String address, String card) {
        return new RiskInputs(device, ip, payer, address, card);
    }

    /** Each rule with a payment on which it fires, and one on which it does not. */
    static Stream<Object[]> kinds() {
        RiskInputs told = inputs("dev-1", "203.0.113.9", "CN", "CN", null);
        RiskQuestion plain = question("acc_1", 1_000, RiskInputs.NONE);
        return Stream.of(
                new Object[] {"'kind':'CEILING','limit_minor':999,'currency':'CNY'", plain, true},
                new Object[] {"'kind':'CEILING','limit_minor':1000,'currency':'CNY'", plain, false},
                new Object[] {"'kind':'CEILING','limit_minor':1,'currency':'USD'", plain, false},
                new Object[] {"'kind':'FIRST_PAYMENT','limit_minor':999,'currency':'CNY'", plain, true},
                new Object[] {"'kind':'FIRST_PAYMENT','limit_minor':1000,'currency':'CNY'", plain, false},
                new Object[] {"'kind':'FIRST_PAYMENT','limit_minor':999,'currency':'USD'", plain, false},
                new Object[] {
                    "'kind':'FIRST_PAYMENT','limit_minor':999,'currency':'CNY'",
                    question(null, 1_000, RiskInputs.NONE),
                    true
                },
                new Object[] {"'kind':'LIST','subject':'PAYER','values':['acc_1']", plain, true},
                new Object[] {"'kind':'LIST','subject':'PAYER','values':['acc_2']", plain, false},
                new Object[] {"'kind':'LIST','subject':'PAYER','values':['acc_1'],'merchants':['mer_1']", plain, true},
                new Object[] {"'kind':'LIST','subject':'PAYER','values':['acc_1'],'merchants':['mer_2']", plain, false},
                new Object[] {"'kind':'LIST','subject':'CARD','values':['tok_1']", plain, true},
                new Object[] {"'kind':'LIST','subject':'CARD','values':['tok_2']", plain, false},
                new Object[] {"'kind':'LIST','subject':'DEVICE','values':['dev-1']", question("a", 1, told), true},
                new Object[] {"'kind':'LIST','subject':'DEVICE','values':['dev-1']", plain, false},
                new Object[] {"'kind':'LIST','subject':'IP','values':['203.0.113.0/24']", question("a", 1, told), true},
                new Object[] {"'kind':'LIST','subject':'IP','values':['203.0.113.9']", question("a", 1, told), true},
                new Object[] {
                    "'kind':'LIST','subject':'IP','values':['203.0.113.8/32','203.0.112.0/24','::/0']",
                    question("a", 1, told),
                    false
                },
                new Object[] {
                    "'kind':'LIST','subject':'IP','values':['2001:db8::/33']",
                    question("a", 1, inputs(null, "2001:DB8:7fff::1", null, null, null)),
                    true
                },
                new Object[] {
                    "'kind':'LIST','subject':'IP','values':['203.0.113.0/24']",
                    question("a", 1, inputs(null, "::ffff:203.0.113.7", null, null, null)),
                    true
                },
                new Object[] {"'kind':'LIST','subject':'COUNTRY','values':['KP','CN']", question("a", 1, told), true},
                new Object[] {"'kind':'LIST','subject':'COUNTRY','values':['KP']", question("a", 1, told), false},
                new Object[] {"'kind':'COUNTRY_MISMATCH'", question("a", 1, told), false},
                new Object[] {"'kind':'COUNTRY_MISMATCH'", plain, false},
                new Object[] {"'kind':'COUNTRY_MISMATCH'", question("a", 1, inputs(null, null, "CN", null, null)), false
                },
                new Object[] {"'kind':'COUNTRY_MISMATCH'", question("a", 1, inputs(null, null, "CN", null, "US")), true
                });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_rule_fires_or_not(String rule, RiskQuestion question, boolean fires) {
        RiskDecision decision = judged(rule("'id':'r','verdict':'REFUSE'," + rule), question);

        assertThat(decision.verdict()).isEqualTo(fires ? RiskVerdict.REFUSE : RiskVerdict.ALLOW);
        assertThat(decision.reasons())
                .isEqualTo(fires ? List.of(new RiskReason("r", RiskVerdict.REFUSE, false)) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, ALLOW", "FAILED, REFUSE"})
    void who_has_paid_before_is_no_first_payer(PaymentState before, RiskVerdict verdict) {
        PaymentView earlier = house.accepted();
        if (before == PaymentState.SUCCEEDED) {
            house.finish.succeeded(earlier, "ann");
        } else {
            house.finish.failed(earlier, io.holdfast.contract.payment.FailureReason.INSUFFICIENT_FUNDS, null);
        }

        RiskDecision decision = judged(
                rule("'id':'r','verdict':'REFUSE','kind':'FIRST_PAYMENT','limit_minor':999,'currency':'CNY'"),
                of("acc_1"));

        assertThat(decision.verdict()).isEqualTo(verdict);
    }

    @Test
    void the_strictest_rule_decides_and_every_rule_that_fired_is_a_reason() {
        house.risk.rules(
                rule("'id':'a','kind':'CEILING','limit_minor':1,'currency':'CNY','verdict':'REVIEW'"),
                rule("'id':'b','kind':'CEILING','limit_minor':2,'currency':'CNY','verdict':'CHALLENGE'"),
                rule("'id':'c','kind':'CEILING','limit_minor':3,'currency':'CNY','verdict':'REFUSE','dry_run':true"));

        RiskDecision decision = judged(of("acc_1"));

        assertThat(decision.verdict()).isEqualTo(RiskVerdict.REVIEW);
        assertThat(decision.reasons())
                .containsExactly(
                        new RiskReason("a", RiskVerdict.REVIEW, false),
                        new RiskReason("b", RiskVerdict.CHALLENGE, false),
                        new RiskReason("c", RiskVerdict.REFUSE, true));
    }

    @Test
    void a_window_slides_over_its_buckets() {
        house.risk.rules(FIVE_A_MINUTE);
        for (int i = 0; i < 5; i++) {
            assertThat(judged(of("acc_1")).verdict()).isEqualTo(RiskVerdict.ALLOW);
        }
        house.clock.pass(Duration.ofSeconds(59));
        assertThat(judged(of("acc_1")).verdict()).isEqualTo(RiskVerdict.REFUSE);

        // The attempt that was refused counts, the five before it no more.
        house.clock.pass(Duration.ofSeconds(2));
        for (int i = 0; i < 4; i++) {
            assertThat(judged(of("acc_1")).verdict()).isEqualTo(RiskVerdict.ALLOW);
        }
        assertThat(judged(of("acc_1")).verdict()).isEqualTo(RiskVerdict.REFUSE);
    }

    @Test
    void each_subject_is_counted_by_itself_and_one_address_is_one_however_it_is_written() {
        house.risk.rules(FIVE_A_MINUTE.replace("PAYER", "IP").replace(":5,", ":1,"));

        assertThat(judged(question("a", 1, inputs(null, "2001:db8::1", null, null, null)))
                        .verdict())
                .isEqualTo(RiskVerdict.ALLOW);
        assertThat(judged(question("a", 1, inputs(null, "2001:db8::2", null, null, null)))
                        .verdict())
                .isEqualTo(RiskVerdict.ALLOW);
        assertThat(judged(question("b", 1, inputs(null, "2001:DB8:0::0:1", null, null, null)))
                        .verdict())
                .isEqualTo(RiskVerdict.REFUSE);
    }

    @Test
    void a_sum_counts_one_currency_and_what_was_refused_does_not_count() {
        house.risk.rules(
                rule("'id':'s','kind':'VELOCITY','subject':'PAYER','window_seconds':86400,'limit_sum_minor':1000,"
                        + "'currency':'CNY','verdict':'REFUSE'"));

        assertThat(judged(question("acc_1", 600, RiskInputs.NONE)).verdict()).isEqualTo(RiskVerdict.ALLOW);
        assertThat(judged(question("acc_1", 401, RiskInputs.NONE)).verdict()).isEqualTo(RiskVerdict.REFUSE);
        RiskQuestion dollars = new RiskQuestion(
                "pay_x",
                FakePayments.MERCHANT,
                "acc_1",
                false,
                null,
                Money.of(5_000, CurrencyCode.USD),
                RiskInputs.NONE);
        assertThat(judged(dollars).verdict()).isEqualTo(RiskVerdict.ALLOW);
        assertThat(judged(question("acc_1", 400, RiskInputs.NONE)).verdict()).isEqualTo(RiskVerdict.ALLOW);
        assertThat(judged(question("acc_1", 1, RiskInputs.NONE)).verdict()).isEqualTo(RiskVerdict.REFUSE);
    }

    @Test
    void counters_of_several_windows_are_told_apart() {
        house.risk.rules(
                rule("'id':'short','kind':'VELOCITY','subject':'PAYER','window_seconds':10,'limit_count':1,"
                        + "'verdict':'REVIEW'"),
                rule("'id':'long','kind':'VELOCITY','subject':'PAYER','window_seconds':100,'limit_count':2,"
                        + "'verdict':'REFUSE'"),
                rule("'id':'card','kind':'VELOCITY','subject':'CARD','window_seconds':3600,'limit_count':9,"
                        + "'verdict':'REFUSE'"));

        assertThat(judged(of("acc_1")).verdict()).isEqualTo(RiskVerdict.ALLOW);
        house.clock.pass(Duration.ofSeconds(20));
        assertThat(judged(of("acc_1")).verdict()).isEqualTo(RiskVerdict.ALLOW);
        house.clock.pass(Duration.ofSeconds(20));
        assertThat(judged(of("acc_1")).reasons()).extracting(RiskReason::rule).containsExactly("long");
        assertThat(judged(of("acc_1")).reasons()).extracting(RiskReason::rule).containsExactly("short", "long");
    }

    /** Two instances with counters of their own making, and clocks half a second apart, so that their buckets differ. */
    @Test
    void of_fifty_at_once_at_two_instances_exactly_ten_are_allowed() throws Exception {
        house.risk.rules(FIVE_A_MINUTE.replace(":5,", ":10,"));
        var other = new io.holdfast.payment.fake.FakeClock();
        other.pass(Duration.ofMillis(900));
        var second = new io.holdfast.payment.fake.FakeRisk(database, house.payments, house, other);
        second.rules(FIVE_A_MINUTE.replace(":5,", ":10,"));
        List<Callable<RiskVerdict>> all = new ArrayList<>();
        for (Screen screen : List.of(house.risk.screen, second.screen)) {
            all.addAll(Collections.nCopies(
                    25,
                    () -> database.transactions()
                            .execute(status ->
                                    screen.judge(screen.rules(), of("acc_1")).verdict())));
        }
        Collections.shuffle(all);

        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<RiskVerdict> verdicts = new ArrayList<>();
        for (Future<RiskVerdict> each : threads.invokeAll(all)) {
            verdicts.add(each.get());
        }
        threads.shutdown();

        assertThat(verdicts).filteredOn(RiskVerdict.ALLOW::equals).hasSize(10);
    }

    @Test
    void subjects_that_many_payments_share_in_any_order_make_nobody_wait_in_a_circle() throws Exception {
        house.risk.rules(
                FIVE_A_MINUTE.replace(":5,", ":100000,"),
                FIVE_A_MINUTE.replace("five", "ip").replace("PAYER", "IP").replace(":5,", ":100000,"),
                FIVE_A_MINUTE
                        .replace("five", "device")
                        .replace("PAYER", "DEVICE")
                        .replace(":5,", ":100000,"));
        List<Callable<RiskVerdict>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            RiskQuestion question =
                    question("acc_" + i % 3, 1, inputs("dev-" + i % 2, "203.0.113." + i % 4, null, null, null));
            all.add(() -> judged(question).verdict());
        }

        ExecutorService threads = Executors.newFixedThreadPool(20);
        for (Future<RiskVerdict> each : threads.invokeAll(all)) {
            assertThat(each.get()).isEqualTo(RiskVerdict.ALLOW);
        }
        threads.shutdown();

        assertThat(database.jdbc().queryForObject("SELECT SUM(attempts) FROM risk_velocity", Long.class))
                .isEqualTo(3 * 200);
    }

    @Test
    void a_decision_has_a_row_if_anything_was_told_or_any_rule_fired() {
        house.risk.rules();
        judged(of("acc_1"));
        assertThat(database.count("risk_decision")).isZero();

        RiskQuestion told = question("acc_1", 1, inputs("dev-1", "203.0.113.9", "CN", "HK", "US"));
        judged(told);

        assertThat(database.jdbc().queryForMap("SELECT * FROM risk_decision"))
                .containsEntry("payment_id", told.paymentId())
                .containsEntry("merchant_id", FakePayments.MERCHANT)
                .containsEntry("payer", "acc_1")
                .containsEntry("verdict", "ALLOW")
                .containsEntry("reasons", "[]")
                .containsEntry("rules", house.risk.rules.current().version())
                .containsEntry("device_id", "dev-1")
                .containsEntry("ip", "203.0.113.9")
                .containsEntry("payer_country", "CN")
                .containsEntry("ip_country", "HK")
                .containsEntry("card_country", "US");
    }

    @Test
    void dry_rules_are_reasons_without_effect() {
        RiskDecision decision = judged(
                rule("'id':'r','kind':'CEILING','limit_minor':1,'currency':'CNY','verdict':'REFUSE','dry_run':true"),
                of("acc_1"));

        assertThat(decision.verdict()).isEqualTo(RiskVerdict.ALLOW);
        assertThat(database.jdbc().queryForObject("SELECT reasons FROM risk_decision", String.class))
                .isEqualTo("[{\"rule\":\"r\",\"verdict\":\"REFUSE\",\"dry\":true}]");
    }

    @Test
    void what_is_old_is_forgotten_and_what_a_window_reaches_is_not() {
        house.risk.rules(
                FIVE_A_MINUTE,
                rule("'id':'day','kind':'VELOCITY','subject':'PAYER','window_seconds':86400,'limit_count':1,"
                        + "'verdict':'REFUSE'"));
        judged(question("acc_1", 1, inputs("dev-1", null, null, null, null)));
        ForgetRisk forget = new ForgetRisk(
                new VelocitiesJdbc(database.jdbc()),
                new io.holdfast.payment.risk.jdbc.RiskDecisionsJdbc(database.jdbc()),
                Duration.ofDays(3),
                2,
                house.clock);

        assertThat(forget.turn()).isFalse();
        house.clock.pass(Duration.ofHours(23));
        forget.turn();
        assertThat(judged(of("acc_1")).reasons()).extracting(RiskReason::rule).containsExactly("day");

        house.clock.pass(Duration.ofDays(4));
        assertThat(forget.turn()).isTrue();
        while (forget.turn()) {}
        assertThat(database.count("risk_velocity")).isZero();
        assertThat(database.count("risk_decision")).isZero();
    }
}

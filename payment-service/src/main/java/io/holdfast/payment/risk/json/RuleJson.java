package io.holdfast.payment.risk.json;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.CardNumbers;
import io.holdfast.payment.risk.Counter;
import io.holdfast.payment.risk.InputRules;
import io.holdfast.payment.risk.InvalidRulesException;
import io.holdfast.payment.risk.IpRange;
import io.holdfast.payment.risk.RiskRule;
import io.holdfast.payment.risk.RiskSubject;
import io.holdfast.payment.risk.RiskVerdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One rule as it is written, by its kind. */
final class RuleJson {

    private static final Set<String> HEAD = Set.of("id", "kind", "verdict", "dry_run", "merchants");
    private static final String ID = "[a-z0-9-]{1,64}";
    private static final String MERCHANT = "[\\x21-\\x7e]{1,40}";
    private static final String VALUE = "\\P{Cntrl}{1,200}";
    private static final int MOST_MERCHANTS = 1_000;
    private static final int MOST_VALUES = 10_000;
    private static final long MOST_COUNT = 1_000_000_000L;
    private static final long MOST_AMOUNT = 1_000_000_000_000L;
    private static final long MOST_SUM = 1_000_000_000_000_000L;

    private RuleJson() {}

    private enum Kind {
        VELOCITY,
        CEILING,
        FIRST_PAYMENT,
        LIST,
        COUNTRY_MISMATCH
    }

    static RiskRule rule(RuleFields fields) throws InvalidRulesException {
        Kind kind = fields.choice("kind", Kind.class, EnumSet.allOf(Kind.class));
        return switch (kind) {
            case VELOCITY -> velocity(fields);
            case CEILING ->
                new RiskRule.Ceiling(
                        head(fields, Set.of("limit_minor", "currency")), money(fields, "limit_minor", 0, MOST_AMOUNT));
            case FIRST_PAYMENT ->
                new RiskRule.FirstPayment(
                        head(fields, Set.of("limit_minor", "currency")), money(fields, "limit_minor", 0, MOST_AMOUNT));
            case LIST -> listed(fields);
            case COUNTRY_MISMATCH -> new RiskRule.CountryMismatch(head(fields, Set.of()));
        };
    }

    private static RiskRule.Head head(RuleFields fields, Set<String> own) throws InvalidRulesException {
        Set<String> names = new HashSet<>(HEAD);
        names.addAll(own);
        fields.only(names);
        return new RiskRule.Head(
                fields.text("id", ID),
                fields.choice(
                        "verdict",
                        RiskVerdict.class,
                        EnumSet.of(RiskVerdict.CHALLENGE, RiskVerdict.REVIEW, RiskVerdict.REFUSE)),
                fields.flag("dry_run"),
                fields.has("merchants")
                        ? Set.copyOf(fields.texts("merchants", 1, MOST_MERCHANTS, MERCHANT))
                        : Set.of());
    }

    private static RiskRule velocity(RuleFields fields) throws InvalidRulesException {
        RiskRule.Head head =
                head(fields, Set.of("subject", "window_seconds", "limit_count", "limit_sum_minor", "currency"));
        RiskSubject subject = fields.choice(
                "subject",
                RiskSubject.class,
                EnumSet.of(RiskSubject.PAYER, RiskSubject.CARD, RiskSubject.DEVICE, RiskSubject.IP));
        Counter window = new Counter(subject, (int) fields.integer("window_seconds", 1, Counter.LONGEST_SECONDS));
        boolean counts = fields.has("limit_count");
        if (counts == fields.has("limit_sum_minor")) {
            throw fields.fault("limit_count", "or limit_sum_minor must be there, and not both");
        }
        if (counts && fields.has("currency")) {
            throw fields.fault("currency", "belongs to limit_sum_minor: attempts are counted in all currencies");
        }
        return counts
                ? new RiskRule.Velocity(head, window, fields.integer("limit_count", 0, MOST_COUNT), null)
                : new RiskRule.Velocity(head, window, null, money(fields, "limit_sum_minor", 0, MOST_SUM));
    }

    private static RiskRule listed(RuleFields fields) throws InvalidRulesException {
        RiskRule.Head head = head(fields, Set.of("subject", "values"));
        RiskSubject subject = fields.choice("subject", RiskSubject.class, EnumSet.allOf(RiskSubject.class));
        List<String> values = fields.texts("values", 0, MOST_VALUES, VALUE);
        List<IpRange> ranges = new ArrayList<>();
        for (String value : values) {
            if (subject == RiskSubject.COUNTRY && !InputRules.isCountry(value)) {
                throw fields.fault("values", "has something that is no country by ISO 3166-1, two capital letters");
            }
            if (subject == RiskSubject.CARD && CardNumbers.isIn(value)) {
                throw fields.fault("values", "has what looks like a card's number: list cards by their tokens");
            }
            if (subject == RiskSubject.IP) {
                ranges.add(range(fields, value));
            }
        }
        return new RiskRule.Listed(head, subject, subject == RiskSubject.IP ? Set.of() : Set.copyOf(values), ranges);
    }

    private static IpRange range(RuleFields fields, String value) throws InvalidRulesException {
        IpRange range = IpRange.of(value);
        if (range == null) {
            throw fields.fault("values", "has something that is neither an address nor a range such as 203.0.113.0/24");
        }
        return range;
    }

    private static Money money(RuleFields fields, String name, long min, long max) throws InvalidRulesException {
        return Money.of(
                fields.integer(name, min, max),
                fields.choice("currency", CurrencyCode.class, EnumSet.allOf(CurrencyCode.class)));
    }
}

package io.holdfast.payment.risk;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.RiskInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which rules fire. */
final class Evaluation {

    private final RuleSet rules;
    private final PaidBefore paidBefore;

    Evaluation(RuleSet rules, PaidBefore paidBefore) {
        this.rules = rules;
        this.paidBefore = paidBefore;
    }

    /** @param standings of the counters whose subjects are known here, this payment included */
    List<RiskReason> reasons(RiskQuestion question, Map<Counter, Velocities.Standing> standings) {
        List<RiskReason> reasons = new ArrayList<>();
        for (RiskRule rule : rules.rules()) {
            RiskRule.Head head = rule.head();
            if (head.judges(question.merchantId()) && fires(rule, question, standings)) {
                reasons.add(new RiskReason(head.id(), head.verdict(), head.dryRun()));
            }
        }
        return reasons;
    }

    private boolean fires(RiskRule rule, RiskQuestion question, Map<Counter, Velocities.Standing> standings) {
        if (rule instanceof RiskRule.Velocity velocity) {
            Velocities.Standing standing = standings.get(velocity.window());
            return standing != null && isAbove(velocity, standing, question);
        }
        if (rule instanceof RiskRule.Ceiling ceiling) {
            return isAbove(question.amount(), ceiling.limit());
        }
        if (rule instanceof RiskRule.FirstPayment first) {
            return isAbove(question.amount(), first.limit()) && isFirst(question);
        }
        if (rule instanceof RiskRule.Listed listed) {
            return isListed(listed, question);
        }
        return countries(question.inputs()).distinct().count() > 1;
    }

    private static boolean isAbove(RiskRule.Velocity velocity, Velocities.Standing standing, RiskQuestion question) {
        Long count = velocity.limitCount();
        if (count != null) {
            return standing.attempts() > count;
        }
        Money sum = Money.of(standing.sumMinor(), question.amount().currency());
        return isAbove(sum, Objects.requireNonNull(velocity.limitSum()));
    }

    /** An amount in another currency is not judged by this rule. */
    private static boolean isAbove(Money amount, Money limit) {
        return amount.currency() == limit.currency() && amount.amountMinor() > limit.amountMinor();
    }

    /** A payer of whom nothing is known has not paid before as far as anybody knows. */
    private boolean isFirst(RiskQuestion question) {
        String payer = question.payer();
        return payer == null || !paidBefore.hasPaid(question.merchantId(), payer);
    }

    private static boolean isListed(RiskRule.Listed listed, RiskQuestion question) {
        if (listed.subject() == RiskSubject.COUNTRY) {
            return countries(question.inputs()).anyMatch(listed.values()::contains);
        }
        String value = question.of(listed.subject());
        if (value == null) {
            return false;
        }
        if (listed.subject() != RiskSubject.IP) {
            return listed.values().contains(value);
        }
        byte[] address = IpAddress.bytes(value);
        return address != null && listed.ranges().stream().anyMatch(range -> range.has(address));
    }

    private static Stream<String> countries(RiskInputs inputs) {
        return Stream.of(inputs.payerCountry(), inputs.ipCountry(), inputs.cardCountry())
                .filter(Objects::nonNull)
                .map(country -> country);
    }
}

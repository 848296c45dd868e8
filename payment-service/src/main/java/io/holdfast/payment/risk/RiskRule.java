package io.holdfast.payment.risk;

import io.holdfast.contract.Money;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule, valid. */
public sealed interface RiskRule {

    Head head();

    /**
     * @param id 1 to 64 of {@code a-z 0-9 -}, unique within its set
     * @param verdict of the rule when it fires, never ALLOW
     * @param dryRun fires as a reason, without effect
     * @param merchants whose payments it judges; empty for all
     */
    record Head(String id, RiskVerdict verdict, boolean dryRun, Set<String> merchants) {

        public Head {
            merchants = Set.copyOf(merchants);
        }

        boolean judges(String merchantId) {
            return merchants.isEmpty() || merchants.contains(merchantId);
        }
    }

    /**
     * Fires when a subject's payments within a window, this one included, are more than a limit. Exactly one limit is set.
     *
     * @param window in which payments are counted
     * @param limitCount of attempts, refused ones included, in all currencies
     * @param limitSum of amounts that were not refused, in one currency
     */
    record Velocity(
            Head head,
            Counter window,
            @Nullable Long limitCount,
            @Nullable Money limitSum) implements RiskRule {}

    /** Fires when a payment's amount is above the limit. */
    record Ceiling(Head head, Money limit) implements RiskRule {}

    /** Fires when a payment's amount is above the limit and its payer has never paid this merchant. */
    record FirstPayment(Head head, Money limit) implements RiskRule {}

    /**
     * Fires when the subject is on the list.
     *
     * @param values as they are told; countries as ISO 3166-1 alpha-2
     * @param ranges of addresses, for IP only
     */
    record Listed(Head head, RiskSubject subject, Set<String> values, List<IpRange> ranges) implements RiskRule {

        public Listed {
            values = Set.copyOf(values);
            ranges = List.copyOf(ranges);
        }
    }

    /** Fires when two of the countries that the merchant tells differ. */
    record CountryMismatch(Head head) implements RiskRule {}
}

package io.holdfast.payment.facade.json;

import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.review.Review;
import io.holdfast.payment.risk.RiskDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payments under review, as operators see them. */
public record ReviewJson(List<Item> data) {

    public static ReviewJson of(List<Review> reviews) {
        return new ReviewJson(reviews.stream().map(Item::of).toList());
    }

    /** @param rules the version of the rules that fired */
    public record Item(
            String merchant,
            PaymentJson payment,
            @Nullable String rules,
            List<Reason> reasons,
            @Nullable Risk risk) {

        static Item of(Review review) {
            RiskDecision decision = review.decision();
            return new Item(
                    review.payment().merchantId(),
                    PaymentJson.of(review.payment()),
                    decision == null ? null : decision.rules(),
                    decision == null
                            ? List.of()
                            : decision.reasons().stream()
                                    .map(reason -> new Reason(
                                            reason.rule(), reason.verdict().name(), reason.dry()))
                                    .toList(),
                    decision == null ? null : Risk.of(decision.question().inputs()));
        }
    }

    /** @param dryRun whether the rule had no effect */
    public record Reason(String rule, String verdict, boolean dryRun) {}

    /** What the merchant told of how the payer came. */
    public record Risk(
            @Nullable String deviceId,
            @Nullable String ip,
            @Nullable String payerCountry,
            @Nullable String ipCountry,
            @Nullable String cardCountry) {

        static Risk of(RiskInputs inputs) {
            return new Risk(
                    inputs.deviceId(), inputs.ip(), inputs.payerCountry(), inputs.ipCountry(), inputs.cardCountry());
        }
    }
}

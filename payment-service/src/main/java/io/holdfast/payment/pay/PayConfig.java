package io.holdfast.payment.pay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin how long a request to pay is kept waiting for the outcome before it is answered PROCESSING
 * @param firstLookAfter when a payment whose outcome is still unknown is looked at for the first time; longer than almost
 *     every payment takes
 * @param reviewWithin how long an operator has to decide about a payment that risk control holds
 */
@ConfigurationProperties("holdfast.payment")
public record PayConfig(
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("6s") Duration firstLookAfter,
        @DefaultValue("24h") Duration reviewWithin,
        @DefaultValue PointsShare points) {

    /** @param maxShareBasisPoints the part of a payment that points may pay at most: 5,000 is half of it */
    public record PointsShare(@DefaultValue("5000") int maxShareBasisPoints) {}
}

package io.holdfast.payment.refund;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of refunds.
 *
 * @param answerWithin how long a request for a refund is kept waiting for the outcome
 * @param threads how many refunds are carried out at once
 * @param queue how many wait for a thread; more are left to the next look
 * @param every how often due refunds are looked for
 * @param batch how many are looked at together
 * @param firstLookAfter when a refund that nobody carries out is looked at for the first time
 * @param longestPause between two looks at the same refund; the first pauses are 1, 2, 4… seconds
 * @param retryLimit after how many looks without an answer a refund is ABNORMAL
 * @param drainWithin how long refunds under way have when the service stops
 */
@ConfigurationProperties("holdfast.refund")
public record RefundConfig(
        @DefaultValue("2s") Duration answerWithin,
        @DefaultValue("8") int threads,
        @DefaultValue("1000") int queue,
        @DefaultValue("500ms") Duration every,
        @DefaultValue("100") int batch,
        @DefaultValue("5s") Duration firstLookAfter,
        @DefaultValue("30m") Duration longestPause,
        @DefaultValue("24") int retryLimit,
        @DefaultValue("5s") Duration drainWithin) {}

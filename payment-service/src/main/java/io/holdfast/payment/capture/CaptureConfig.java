package io.holdfast.payment.capture;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of payments that are captured by hand.
 *
 * @param authorizedFor how long a wallet's money stays set aside
 * @param authorizeWithin how long it is tried to set it aside while somebody does not answer
 * @param answerWithin how long a request to capture is kept waiting for the outcome
 * @param every how often due payments are looked for
 * @param batch how many are looked at together
 * @param longestPause between two looks at the same payment; the first pauses are 1, 2, 4… seconds
 */
@ConfigurationProperties("holdfast.capture")
public record CaptureConfig(
        @DefaultValue("7d") Duration authorizedFor,
        @DefaultValue("30s") Duration authorizeWithin,
        @DefaultValue("3s") Duration answerWithin,
        @DefaultValue("500ms") Duration every,
        @DefaultValue("100") int batch,
        @DefaultValue("1m") Duration longestPause) {}

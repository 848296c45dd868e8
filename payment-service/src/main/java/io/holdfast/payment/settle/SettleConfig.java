package io.holdfast.payment.settle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of settling.
 *
 * @param threads how many payments are settled at once
 * @param queue how many wait for a thread; more are left to the next look
 * @param every how often due payments are looked for
 * @param batch how many are looked at together
 * @param longestPause between two looks at the same payment; the first pauses are 1, 2, 4… seconds
 * @param alarmAfterLooks after how many a person is told; the looks go on
 * @param drainWithin how long payments that are being settled have when the service stops
 */
@ConfigurationProperties("holdfast.settle")
public record SettleConfig(
        @DefaultValue("16") int threads,
        @DefaultValue("1000") int queue,
        @DefaultValue("500ms") Duration every,
        @DefaultValue("100") int batch,
        @DefaultValue("1m") Duration longestPause,
        @DefaultValue("10") int alarmAfterLooks,
        @DefaultValue("5s") Duration drainWithin) {}

package io.holdfast.payment.channel.guard;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When calls to a channel are no longer made.
 *
 * @param concurrentCalls how many calls to one channel may run at once, in this instance
 * @param concurrentCallsOf the same for single channels, by name
 * @param window over which the two shares are measured, for each channel, operation and host by itself
 * @param fewestCalls in the window; with fewer the shares say nothing
 * @param errorPercent from this share of unanswered calls on the breaker opens
 * @param slowAfter a call that takes longer is slow
 * @param slowPercent from this share of slow calls on the breaker opens
 * @param openFor then one call is let through, and decides; whole seconds
 */
@ConfigurationProperties("holdfast.channel.guard")
public record GuardConfig(
        @DefaultValue("32") int concurrentCalls,
        @DefaultValue Map<String, Integer> concurrentCallsOf,
        @DefaultValue("10s") Duration window,
        @DefaultValue("20") int fewestCalls,
        @DefaultValue("50") int errorPercent,
        @DefaultValue("4s") Duration slowAfter,
        @DefaultValue("80") int slowPercent,
        @DefaultValue("5s") Duration openFor) {

    int concurrentCallsOf(String channel) {
        return concurrentCallsOf.getOrDefault(channel, concurrentCalls);
    }
}

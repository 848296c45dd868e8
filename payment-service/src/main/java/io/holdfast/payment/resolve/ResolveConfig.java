package io.holdfast.payment.resolve;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often due payments are looked for
 * @param batch how many are looked at together
 * @param longestPause between two looks at the same payment; the first pauses are 1, 2, 4… seconds
 * @param margin how long after its transaction's timeout a payment may be given up. The clocks of two instances must not
 *     differ by more
 */
@ConfigurationProperties("holdfast.resolve")
public record ResolveConfig(
        @DefaultValue("500ms") Duration every,
        @DefaultValue("100") int batch,
        @DefaultValue("8s") Duration longestPause,
        @DefaultValue("5s") Duration margin) {}

package io.holdfast.payment.secondfactor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param wrongCodes how many wrong codes lock a wallet's second factor
 * @param within in which time, and for how long
 */
@ConfigurationProperties("holdfast.second-factor")
public record SecondFactorConfig(
        @DefaultValue("5") int wrongCodes,
        @DefaultValue("15m") Duration within) {}

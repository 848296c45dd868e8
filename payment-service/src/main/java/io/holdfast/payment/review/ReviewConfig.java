package io.holdfast.payment.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often payments are looked for whose time is over
 * @param batch how many of them are ended together
 */
@ConfigurationProperties("holdfast.review")
public record ReviewConfig(
        @DefaultValue("1s") Duration every,
        @DefaultValue("100") int batch) {}

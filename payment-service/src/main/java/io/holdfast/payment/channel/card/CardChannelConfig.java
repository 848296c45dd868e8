package io.holdfast.payment.channel.card;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of cards that hold for all merchants.
 *
 * @param answerWithin from sending a request to the last byte of its answer; banks take their time
 */
@ConfigurationProperties("holdfast.channel.card")
public record CardChannelConfig(
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("12s") Duration answerWithin) {}

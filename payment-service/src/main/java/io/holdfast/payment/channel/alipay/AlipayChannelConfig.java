package io.holdfast.payment.channel.alipay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Alipay that hold for all merchants.
 *
 * @param answerWithin from sending a request to the last byte of its answer
 */
@ConfigurationProperties("holdfast.channel.alipay")
public record AlipayChannelConfig(
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("8s") Duration answerWithin) {}

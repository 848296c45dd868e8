package io.holdfast.payment.channel.paypal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of PayPal that hold for all merchants.
 *
 * @param answerWithin from sending a request to the last byte of its answer
 */
@ConfigurationProperties("holdfast.channel.paypal")
public record PayPalChannelConfig(
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("12s") Duration answerWithin) {

    /** While a callback waits it is soon or not at all: PayPal calls again. */
    private static final Duration LONGEST_OF_CALLBACKS = Duration.ofSeconds(3);

    PayPalChannelConfig whileACallbackWaits() {
        return new PayPalChannelConfig(shorter(connectWithin), shorter(answerWithin));
    }

    private static Duration shorter(Duration configured) {
        return configured.compareTo(LONGEST_OF_CALLBACKS) < 0 ? configured : LONGEST_OF_CALLBACKS;
    }
}

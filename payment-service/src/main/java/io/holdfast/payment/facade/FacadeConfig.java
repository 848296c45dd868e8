package io.holdfast.payment.facade;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the HTTP facade.
 *
 * @param operatorToken what operators send as bearer token, at least 24 characters; no default
 * @param requestWithin how long the calls that a merchant's or operator's request waits for may take altogether
 * @param drainWithin how long a stop waits for the requests that are under way
 * @param callbacks where channels report to
 */
@ConfigurationProperties("holdfast.facade")
public record FacadeConfig(
        String operatorToken,
        @DefaultValue("10s") Duration requestWithin,
        @DefaultValue("8s") Duration drainWithin,
        @DefaultValue Callbacks callbacks) {

    private static final int TOKEN_LENGTH_MIN = 24;

    /**
     * @param port a port that serves nothing else, at the address of the merchants' one
     * @param threads as many callbacks are answered at the same time; others wait
     */
    public record Callbacks(
            @DefaultValue("8060") int port,
            @DefaultValue("32") int threads) {}

    public FacadeConfig {
        if (operatorToken.length() < TOKEN_LENGTH_MIN) {
            throw new IllegalArgumentException("the operators' token (HOLDFAST_OPERATOR_TOKEN) is shorter than "
                    + TOKEN_LENGTH_MIN + " characters");
        }
    }

    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "FacadeConfig[]";
    }
}

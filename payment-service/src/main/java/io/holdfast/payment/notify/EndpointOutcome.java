package io.holdfast.payment.notify;

/** What came of a request that makes or changes an endpoint. */
public sealed interface EndpointOutcome {

    record Stored(WebhookEndpoint endpoint) implements EndpointOutcome {}

    /** The only time that its secret is seen. */
    record WithSecret(WebhookEndpoint endpoint, String secret) implements EndpointOutcome {

        /** Without the secret, so that it never reaches a log. */
        @Override
        public String toString() {
            return "WithSecret[endpoint=" + endpoint + "]";
        }
    }

    /** @param fault what is wrong, for people */
    record Refused(Reason reason, String fault) implements EndpointOutcome {}

    enum Reason {
        NOT_FOUND,
        TOO_MANY_ENDPOINTS,
        TARGET_REFUSED
    }
}

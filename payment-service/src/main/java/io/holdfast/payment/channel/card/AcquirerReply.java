package io.holdfast.payment.channel.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.payment.channel.ChannelRefusal;

/** An answer of the acquirer's that could be read. */
record AcquirerReply(int status, JsonNode json) {

    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;

    boolean isGood() {
        return status < FIRST_ERROR;
    }

    boolean isUnauthorized() {
        return status == UNAUTHORIZED;
    }

    boolean isMissing() {
        return status == MISSING;
    }

    boolean isConflict() {
        return status == CONFLICT;
    }

    /** In the acquirer's words. */
    ChannelRefusal refusal(ChannelRefusal.Reason reason) {
        return new ChannelRefusal(
                reason,
                json.path("code").asText("STATUS_" + status),
                json.path("message").asText(""));
    }
}

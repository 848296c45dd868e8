package io.holdfast.payment.channel.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.RefundAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Giving money back to a card. */
final class CardRefunds {

    private static final String PATH = "refunds";

    private final AcquirerHttp http;

    CardRefunds(AcquirerHttp http) {
        this.http = http;
    }

    RefundAnswer refund(ChannelSettings settings, ChannelRefund refund) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reference", refund.refundNo());
        body.put("authorization_reference", refund.attemptNo());
        body.put("amount", refund.amount().amountMinor());
        body.put("currency", refund.amount().currency().name());
        if (refund.channelTransactionId() != null) {
            body.put("capture_id", refund.channelTransactionId());
        }
        try {
            AcquirerReply reply = http.post(settings, PATH, body);
            if (reply.isGood()) {
                return answerOf(reply.json());
            }
            // Wrong credentials refuse this call only. An earlier one may have been carried out.
            return reply.isUnauthorized()
                    ? new RefundAnswer.Unknown("the acquirer does not accept our credentials")
                    : new RefundAnswer.Refused(
                            reply.refusal(reply.isConflict() ? Reason.NUMBER_USED : Reason.NOT_REFUNDABLE));
        } catch (IOException | IllegalArgumentException e) {
            return new RefundAnswer.Unknown(String.valueOf(e.getMessage()));
        }
    }

    RefundAnswer query(ChannelSettings settings, ChannelRefund refund) {
        try {
            AcquirerReply reply = http.get(settings, PATH + "/" + refund.refundNo());
            if (reply.isMissing()) {
                return new RefundAnswer.NotFound();
            }
            return reply.isGood() ? answerOf(reply.json()) : new RefundAnswer.Unknown("status " + reply.status());
        } catch (IOException | IllegalArgumentException e) {
            return new RefundAnswer.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** @throws IllegalArgumentException if it cannot be read */
    static RefundAnswer answerOf(JsonNode refund) {
        String status = refund.path("status").asText("");
        String id = refund.path("id").asText("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a refund without id");
        }
        return switch (status) {
            case "pending" -> new RefundAnswer.Pending();
            case "succeeded" -> new RefundAnswer.Done(id);
            case "failed" -> new RefundAnswer.Refused(failure(refund));
            case "stuck" -> new RefundAnswer.Stuck(failure(refund));
            default -> throw new IllegalArgumentException("a refund's status that is not known");
        };
    }

    private static ChannelRefusal failure(JsonNode refund) {
        return new ChannelRefusal(
                Reason.NOT_REFUNDABLE,
                refund.path("failure_code").asText("failed"),
                "the card's bank does not take the money back");
    }
}

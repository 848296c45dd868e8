package io.holdfast.payment.channel.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.TradeState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An authorization as the acquirer writes it. Nothing else of a card is taken over than its brand and its last four digits.
 */
final class Authorization {

    private static final Pattern BRAND = Pattern.compile("[A-Za-z][A-Za-z ]{0,19}");
    private static final Pattern LAST4 = Pattern.compile("\\d{4}");

    private final JsonNode json;
    private final String attemptNo;

    /** @throws IllegalArgumentException if it is another's */
    Authorization(JsonNode json, String attemptNo) {
        if (!attemptNo.equals(json.path("reference").asText(attemptNo))) {
            throw new IllegalArgumentException("an answer about another authorization");
        }
        this.json = json;
        this.attemptNo = attemptNo;
    }

    /** @throws IllegalArgumentException if something that is needed is missing or unreadable */
    TradeState state() {
        String status = text("status");
        return switch (status) {
            case "requires_challenge" -> new TradeState.AwaitingPayer();
            case "authorized" ->
                new TradeState.Authorized(receipt(text("id"), money(json, "authorized_amount"), time("created_at")));
            case "captured" ->
                new TradeState.Paid(receipt(text("capture_id"), money(json, "captured_amount"), time("captured_at")));
            case "declined" -> new TradeState.Refused(declined());
            case "voided", "expired" -> new TradeState.Closed();
            default -> throw new IllegalArgumentException("a status that is not known");
        };
    }

    ChannelRefusal declined() {
        return new ChannelRefusal(
                ChannelRefusal.Reason.DECLINED, json.path("decline_code").asText("declined"), "the card was declined");
    }

    String challengeUrl() {
        return text("challenge_url");
    }

    private Receipt receipt(String id, Money amount, Instant at) {
        return new Receipt(attemptNo, id, amount, at, card());
    }

    private Map<String, String> card() {
        Map<String, String> details = new HashMap<>();
        String brand = json.path("card").path("brand").asText("");
        String last4 = json.path("card").path("last4").asText("");
        if (BRAND.matcher(brand).matches()) {
            details.put("brand", brand);
        }
        if (LAST4.matcher(last4).matches()) {
            details.put("last4", last4);
        }
        return details;
    }

    private Instant time(String name) {
        return instant(text(name));
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time that cannot be read");
        }
    }

    /** Amounts are integers in the currency's minor unit, as ours. */
    static Money money(JsonNode json, String name) {
        JsonNode amount = json.path(name);
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is no integer");
        }
        return Money.of(
                amount.longValue(), CurrencyCode.valueOf(json.path("currency").asText("")));
    }

    private String text(String name) {
        String text = json.path(name).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }
}

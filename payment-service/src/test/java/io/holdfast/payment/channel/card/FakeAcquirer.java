package io.holdfast.payment.channel.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.FakeHttpServer.Answer;
import io.holdfast.payment.channel.Trouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The acquirer, in memory, with real signatures both ways. */
final class FakeAcquirer implements FakeChannelServer {

    static final String MERCHANT = "acq_1";
    static final String KEY = "a-key-of-the-acquirer-0123456789abcdef";
    static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, Authorized> authorizations = new ConcurrentHashMap<>();
    final List<JsonNode> bodies = new ArrayList<>();
    /** What becomes of the next authorization. */
    String outcome = "requires_challenge";

    @Nullable
    Answer instead;

    private final FakeHttpServer http = new FakeHttpServer(this::answer);
    private Trouble trouble = Trouble.NONE;

    static final class Authorized {
        final String reference;
        final long amount;
        final String currency;
        final boolean capture;
        final Instant at = Instant.now();
        String status;
        long captured;
        final Map<String, Long> refunds = new LinkedHashMap<>();

        Authorized(String reference, long amount, String currency, boolean capture, String status) {
            this.reference = reference;
            this.amount = amount;
            this.currency = currency;
            this.capture = capture;
            this.status = status;
        }

        long refunded() {
            return refunds.values().stream().mapToLong(Long::longValue).sum();
        }

        void pays() {
            status = capture ? "captured" : "authorized";
            captured = capture ? amount : 0;
        }
    }

    @Override
    public ChannelSettings settings() {
        return new ChannelSettings(
                "mer_1",
                "CARD",
                trouble == Trouble.CONNECTION_REFUSED ? 2 : 1,
                http.uri(),
                URI.create("https://pay.example/callbacks/CARD/mer_1"),
                Map.of("acquirer_merchant", MERCHANT),
                Map.of("acquirer_key", KEY));
    }

    @Override
    public void misbehave(Trouble now) {
        trouble = now;
        http.misbehave(now);
    }

    @Override
    public void payerPays(String attemptNo) {
        authorizations.get(attemptNo).pays();
    }

    @Override
    public long refundedMinor(String attemptNo) {
        return authorizations.get(attemptNo).refunded();
    }

    @Override
    public LocalDate billDay() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Override
    public Callback paidCallback(String attemptNo, Instant signedAt) {
        return report("authorization.captured", shown(authorizations.get(attemptNo)), MERCHANT, signedAt);
    }

    @Override
    public Callback paidCallbackForAnother(String attemptNo, Instant signedAt) {
        ObjectNode data = shown(authorizations.get(attemptNo)).put("merchant", "acq_2");
        return report("authorization.captured", data, MERCHANT, signedAt);
    }

    static Callback report(String type, ObjectNode data, String merchant, Instant signedAt) {
        ObjectNode event = JSON.createObjectNode().put("id", "evt_1").put("type", type);
        event.set("data", data);
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        String path = "/callbacks/CARD/mer_1";
        String timestamp = Long.toString(signedAt.getEpochSecond());
        return new Callback(
                path,
                "",
                Map.of(
                        "acquirer-merchant", List.of(merchant),
                        "acquirer-timestamp", List.of(timestamp),
                        "acquirer-signature", List.of(AcquirerSignature.of(KEY, "POST", path, timestamp, body))),
                body);
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer answer(FakeHttpServer.Request request) throws Exception {
        String right = AcquirerSignature.of(
                KEY, request.method(), request.path(), request.headers().get("acquirer-timestamp"), request.body());
        if (!right.equals(request.headers().get("acquirer-signature"))
                || !MERCHANT.equals(request.headers().get("acquirer-merchant"))) {
            return error(401, "wrong_signature");
        }
        Answer other = instead;
        if (other != null) {
            return other;
        }
        JsonNode body = request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
        bodies.add(body);
        String path = request.path().substring("/acquirer/v1/".length());
        String[] parts = path.split("/");
        return switch (parts[0]) {
            case "authorizations" ->
                parts.length == 1 ? authorize(body) : authorization(parts[1], parts.length == 3 ? parts[2] : "", body);
            case "refunds" -> parts.length == 1 ? refund(body) : refundOf(parts[1]);
            case "bills" -> good(bill());
            default -> throw new AssertionError(path);
        };
    }

    private Answer authorize(JsonNode body) {
        String reference = body.get("reference").asText();
        Authorized known = authorizations.get(reference);
        if (known == null) {
            known = new Authorized(
                    reference,
                    body.get("amount").longValue(),
                    body.get("currency").asText(),
                    body.get("capture").booleanValue(),
                    outcome);
            if (outcome.equals("captured")) {
                known.captured = known.amount;
            }
            authorizations.put(reference, known);
        }
        return known.amount == body.get("amount").longValue() ? good(shown(known)) : error(409, "conflict");
    }

    private Answer authorization(String reference, String operation, JsonNode body) {
        Authorized known = authorizations.get(reference);
        if (known == null) {
            return error(404, "not_found");
        }
        return switch (operation) {
            case "" -> good(shown(known));
            case "void" -> {
                if (known.status.equals("captured")) {
                    yield error(409, "conflict");
                }
                known.status = "voided";
                yield good(shown(known));
            }
            case "capture" -> {
                long amount = body.get("amount").longValue();
                if (known.status.equals("authorized") && amount <= known.amount) {
                    known.status = "captured";
                    known.captured = amount;
                }
                yield known.status.equals("captured") && known.captured == amount
                        ? good(shown(known))
                        : error(409, "conflict");
            }
            default -> throw new AssertionError(operation);
        };
    }

    private Answer refund(JsonNode body) {
        Authorized known =
                authorizations.get(body.get("authorization_reference").asText());
        String reference = body.get("reference").asText();
        long amount = body.get("amount").longValue();
        if (known == null) {
            return error(404, "not_found");
        }
        if (known.captured == 0) {
            return error(422, "not_captured");
        }
        Long before = known.refunds.get(reference);
        if (before != null) {
            return before == amount ? good(shown(known, reference)) : error(409, "conflict");
        }
        if (known.refunded() + amount > known.captured) {
            return error(422, "amount_too_large");
        }
        known.refunds.put(reference, amount);
        return good(shown(known, reference).put("status", "pending"));
    }

    private Answer refundOf(String reference) {
        return authorizations.values().stream()
                .filter(each -> each.refunds.containsKey(reference))
                .findFirst()
                .map(each -> good(shown(each, reference)))
                .orElse(error(404, "not_found"));
    }

    private ObjectNode bill() {
        ObjectNode bill = JSON.createObjectNode();
        var lines = bill.putArray("lines");
        for (Authorized each : authorizations.values()) {
            if (each.captured > 0) {
                line(lines.addObject(), each, "capture", each.captured).put("fee", 7);
            }
            each.refunds.forEach((reference, amount) -> line(lines.addObject(), each, "refund", amount)
                    .put("refund_reference", reference)
                    .put("fee", 0));
        }
        return bill;
    }

    private static ObjectNode line(ObjectNode line, Authorized authorized, String type, long amount) {
        return line.put("at", authorized.at.toString())
                .put("type", type)
                .put("reference", authorized.reference)
                .put("capture_id", "cap_" + authorized.reference)
                .put("amount", amount)
                .put("currency", authorized.currency);
    }

    static ObjectNode shown(Authorized authorized) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", "auth_" + authorized.reference)
                .put("reference", authorized.reference)
                .put("merchant", MERCHANT)
                .put("status", authorized.status)
                .put("amount", authorized.amount)
                .put("authorized_amount", authorized.amount)
                .put("captured_amount", authorized.captured)
                .put("currency", authorized.currency)
                .put("created_at", authorized.at.toString())
                .put("challenge_url", "https://acquirer.example/challenge/" + authorized.reference);
        node.putObject("card").put("brand", "visa").put("last4", "4242");
        if (authorized.status.equals("captured")) {
            node.put("capture_id", "cap_" + authorized.reference).put("captured_at", authorized.at.toString());
        }
        if (authorized.status.equals("declined")) {
            node.put("decline_code", "insufficient_funds");
        }
        return node;
    }

    private static ObjectNode shown(Authorized authorized, String refund) {
        return JSON.createObjectNode()
                .put("id", "rfd_" + refund)
                .put("reference", refund)
                .put("merchant", MERCHANT)
                .put("status", "succeeded")
                .put("amount", authorized.refunds.get(refund))
                .put("currency", authorized.currency);
    }

    static Answer good(JsonNode body) {
        return Answer.of(200, "application/json", body.toString());
    }

    static Answer error(int status, String code) {
        return Answer.of(status, "application/json", "{\"code\":\"" + code + "\",\"message\":\"no\"}");
    }
}

package io.holdfast.sandbox.paypal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.callback.Message;
import io.holdfast.sandbox.callback.Notice;
import io.holdfast.sandbox.callback.Schedule;
import io.holdfast.sandbox.keys.Rsa;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.paypal.PaypalMerchant;
import io.holdfast.sandbox.paypal.PaypalMerchants;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Fault;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/** PayPal's webhooks, to the address a merchant registered. */
final class PaypalAnnouncer implements Announcer {

    /** PayPal repeats a webhook up to 25 times in three days, ever more slowly; it does not say when. */
    private static final Schedule SCHEDULE =
            Schedule.of("10s 20s 40s 1m 2m 4m 8m 15m 30m 1h 1h 2h 2h 2h 3h 3h 3h 4h 4h" + " 4h 4h 6h 6h 12h 12h");

    private final PaypalMerchants merchants;
    private final PaypalJson json;
    private final Clock clock;

    PaypalAnnouncer(PaypalMerchants merchants, PaypalJson json, Clock clock) {
        this.merchants = merchants;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.PAYPAL;
    }

    @Override
    public String transactionId(Trade trade) {
        return Tokens.capitals(17);
    }

    @Override
    public String refundId() {
        return Tokens.capitals(17);
    }

    @Override
    public Optional<Notice> approved(Trade trade, Fault fault) {
        return notice(trade, "CHECKOUT.ORDER.APPROVED", "checkout-order", json.order(merchant(trade), trade), fault);
    }

    @Override
    public Optional<Notice> paid(Trade trade, Payment payment, Fault fault) {
        ObjectNode capture = json.capture(merchant(trade), trade, payment).put("status", "COMPLETED");
        if (fault == Fault.WRONG_AMOUNT) {
            capture.set(
                    "amount",
                    PaypalJson.money(payment.amountMinor() + 1, trade.terms().currency()));
        }
        return notice(trade, "PAYMENT.CAPTURE.COMPLETED", "capture", capture, fault);
    }

    @Override
    public Optional<Notice> refunded(Trade trade, Refund refund, Fault fault) {
        return switch (refund.fate()) {
            case SUCCEEDED -> notice(trade, "PAYMENT.CAPTURE.REFUNDED", "refund", json.refund(trade, refund), fault);
            case FAILED, ABNORMAL ->
                notice(trade, "PAYMENT.REFUND.FAILED", "refund", json.refund(trade, refund), fault);
            case PROCESSING -> Optional.empty();
        };
    }

    private Optional<Notice> notice(Trade trade, String type, String kind, ObjectNode resource, Fault fault) {
        PaypalMerchant merchant = merchant(trade);
        if (merchant.webhookUrl().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode event = PaypalJson.object()
                .put("id", "WH-" + Tokens.capitals(17) + "-" + Tokens.capitals(17))
                .put("event_version", "1.0")
                .put("create_time", clock.instant().toString())
                .put("resource_type", kind)
                .put("event_type", type)
                .put("summary", type);
        if (fault == Fault.OTHER_MERCHANT) {
            nameAnother(resource);
        }
        event.set("resource", resource);
        String body = event.toString();
        return Optional.of(new Notice(
                type,
                merchant.webhookUrl(),
                () -> signed(merchant, body, fault),
                answer -> answer.status() >= 200 && answer.status() < 300,
                SCHEDULE));
    }

    private static void nameAnother(ObjectNode resource) {
        for (JsonNode payee : resource.findValues("payee")) {
            ((ObjectNode) payee).put("merchant_id", Tokens.capitals(13));
        }
    }

    private Message signed(PaypalMerchant merchant, String body, Fault fault) {
        String transmission = UUID.randomUUID().toString();
        String time = PaypalJson.moment(clock.instant());
        String text = transmission + "|" + time + "|" + merchant.webhookId() + "|"
                + crc32(fault == Fault.WRONG_SIGNATURE ? body + " " : body);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("PAYPAL-TRANSMISSION-ID", transmission);
        headers.put("PAYPAL-TRANSMISSION-TIME", time);
        headers.put("PAYPAL-TRANSMISSION-SIG", Rsa.sign(merchant.signer().key(), text));
        headers.put(
                "PAYPAL-CERT-URL",
                json.base() + "/v1/notifications/certs/" + merchant.signer().serial());
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        return new Message(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static long crc32(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private PaypalMerchant merchant(Trade trade) {
        return merchants.find(trade.terms().merchant()).orElseThrow();
    }
}

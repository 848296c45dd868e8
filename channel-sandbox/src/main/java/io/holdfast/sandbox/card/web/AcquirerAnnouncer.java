package io.holdfast.sandbox.card.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.callback.Notice;
import io.holdfast.sandbox.callback.Schedule;
import io.holdfast.sandbox.card.CardMerchant;
import io.holdfast.sandbox.card.CardMerchants;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Fault;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import java.time.Clock;
import java.util.Optional;

/** The acquirer's webhooks, to the address a merchant registered: {@code {id, type, created_at, data}}. */
final class AcquirerAnnouncer implements Announcer {

    private static final Schedule SCHEDULE = Schedule.of("10s 30s 1m 5m 15m 30m 1h 2h 4h 8h 12h");

    private final CardMerchants merchants;
    private final AcquirerSignature signature;
    private final Clock clock;

    AcquirerAnnouncer(CardMerchants merchants, AcquirerSignature signature, Clock clock) {
        this.merchants = merchants;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.CARD;
    }

    @Override
    public String transactionId(Trade trade) {
        return "cap_" + Tokens.alphanumeric(24);
    }

    @Override
    public String refundId() {
        return "rfd_" + Tokens.alphanumeric(24);
    }

    @Override
    public Optional<Notice> authorized(Trade trade, Fault fault) {
        return notice(trade, "authorization.authorized", AcquirerJson.authorization(trade, ""), fault);
    }

    @Override
    public Optional<Notice> paid(Trade trade, Payment payment, Fault fault) {
        ObjectNode data = AcquirerJson.authorization(trade, "")
                .put("status", "captured")
                .put("capture_id", payment.transactionId())
                .put("captured_at", payment.at().toString())
                .put("captured_amount", payment.amountMinor() + (fault == Fault.WRONG_AMOUNT ? 1 : 0));
        return notice(trade, "authorization.captured", data, fault);
    }

    @Override
    public Optional<Notice> declined(Trade trade, Fault fault) {
        return notice(trade, "authorization.declined", AcquirerJson.authorization(trade, ""), fault);
    }

    @Override
    public Optional<Notice> closed(Trade trade, Fault fault) {
        return notice(trade, "authorization.voided", AcquirerJson.authorization(trade, ""), fault);
    }

    @Override
    public Optional<Notice> refunded(Trade trade, Refund refund, Fault fault) {
        return notice(trade, "refund." + type(refund), AcquirerJson.refund(trade, refund), fault);
    }

    private static String type(Refund refund) {
        return switch (refund.fate()) {
            case PROCESSING, SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case ABNORMAL -> "stuck";
        };
    }

    private Optional<Notice> notice(Trade trade, String type, ObjectNode data, Fault fault) {
        CardMerchant merchant = merchants.find(trade.terms().merchant()).orElseThrow();
        if (merchant.webhookUrl().isEmpty()) {
            return Optional.empty();
        }
        if (fault == Fault.OTHER_MERCHANT) {
            data.put("merchant", "acq_somebodyelse");
        }
        ObjectNode event = AcquirerJson.object()
                .put("id", "evt_" + Tokens.alphanumeric(24))
                .put("type", type)
                .put("created_at", clock.instant().toString());
        event.set("data", data);
        String body = event.toString();
        return Optional.of(new Notice(
                type,
                merchant.webhookUrl(),
                () -> signature.signed(merchant, body, fault != Fault.WRONG_SIGNATURE),
                answer -> answer.status() >= 200 && answer.status() < 300,
                SCHEDULE));
    }
}

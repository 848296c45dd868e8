package io.holdfast.payment.collect.jdbc;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.SurplusEvent;
import io.holdfast.payment.collect.SurplusEvents;
import io.holdfast.payment.collect.json.SurplusJson;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.StoredReceipt;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores the event of surplus money. Its id is the receipt's with another prefix: a receipt is announced once. */
public final class SurplusEventsJdbc implements SurplusEvents {

    private final JdbcTemplate jdbc;

    public SurplusEventsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(PaymentView payment, StoredReceipt surplus) {
        String eventId =
                "evt_" + surplus.receiptId().substring(surplus.receiptId().indexOf('_') + 1);
        String type = type(surplus.purpose());
        SurplusEvent event = new SurplusEvent(
                eventId,
                type,
                PaymentEvent.CURRENT_VERSION,
                surplus.receivedAt(),
                payment,
                new SurplusEvent.SurplusMoney(
                        surplus.receiptId(),
                        surplus.channel(),
                        surplus.channelTransactionId(),
                        surplus.paid(),
                        surplus.paidAt()));
        jdbc.update(
                "INSERT INTO outbox (event_id, payment_id, type, payload, created_at) VALUES (?, ?, ?, ?, ?)",
                eventId,
                payment.paymentId(),
                type,
                SurplusJson.of(event),
                LocalDateTime.ofInstant(surplus.receivedAt(), ZoneOffset.UTC));
    }

    private static String type(ReceiptPurpose purpose) {
        return switch (purpose) {
            case LATE -> SurplusEvent.LATE_SUCCESS;
            case SECOND -> SurplusEvent.SECOND_SUCCESS;
            case SETTLES, WRONG_AMOUNT -> throw new IllegalArgumentException(purpose + " is not surplus");
        };
    }
}

package io.holdfast.payment.outbox.jdbc;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.SurplusEvent;
import io.holdfast.payment.collect.SurplusEvents;
import io.holdfast.payment.outbox.json.EventJson;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.StoredReceipt;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores the event of surplus money. Its id is the receipt's with another prefix: a receipt is announced once. */
public final class SurplusEventsJdbc implements SurplusEvents {

    private final EventRows rows;

    public SurplusEventsJdbc(JdbcTemplate jdbc) {
        this.rows = new EventRows(jdbc);
    }

    @Override
    public void append(PaymentView payment, StoredReceipt surplus) {
        String eventId = EventRows.idOf(surplus.receiptId());
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
        rows.store(eventId, payment.paymentId(), type, surplus.receivedAt(), EventJson.of(event));
    }

    private static String type(ReceiptPurpose purpose) {
        return switch (purpose) {
            case LATE -> SurplusEvent.LATE_SUCCESS;
            case SECOND -> SurplusEvent.SECOND_SUCCESS;
            case SETTLES, WRONG_AMOUNT -> throw new IllegalArgumentException(purpose + " is not surplus");
        };
    }
}

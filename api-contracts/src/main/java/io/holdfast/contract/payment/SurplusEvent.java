package io.holdfast.contract.payment;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;

/**
 * Money that came for a payment that does not want it, announced on {@value PaymentEvent#TOPIC} like the payment's own events.
 * It goes back to the payer without anybody's doing.
 *
 * @param id {@code evt_…}; the same for every delivery of the event
 * @param type {@value #LATE_SUCCESS}: the payment had ended otherwise; {@value #SECOND_SUCCESS}: it is paid already
 * @param payment as it was when the money came
 */
public record SurplusEvent(
        String id, String type, int version, Instant occurredAt, PaymentView payment, SurplusMoney receipt)
        implements Serializable {

    public static final String LATE_SUCCESS = "payment.late_success";
    public static final String SECOND_SUCCESS = "payment.second_success";

    /**
     * @param receiptId {@code rcp_…}
     * @param channelTransactionId the channel's number for it
     */
    public record SurplusMoney(
            String receiptId, String channel, String channelTransactionId, Money paid, Instant paidAt)
            implements Serializable {}
}

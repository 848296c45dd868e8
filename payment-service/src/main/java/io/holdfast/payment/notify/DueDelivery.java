package io.holdfast.payment.notify;

/** A delivery that somebody should try now. */
public record DueDelivery(String deliveryId, String merchantId, String endpointId, String host, DeliveryKind kind) {}

package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.receipt.StoredReceipt;

/** Announcements of money that came too often or too late. */
@FunctionalInterface
public interface SurplusEvents {

    /** Called inside the transaction that stores the receipt; sent after it was committed. */
    void append(PaymentView payment, StoredReceipt surplus);
}

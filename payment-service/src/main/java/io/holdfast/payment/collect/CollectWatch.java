package io.holdfast.payment.collect;

import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;

/** Told what happens at channels, for whoever counts it. */
public interface CollectWatch {

    /** @param answer the kind of the channel's answer, {@code Accepted} for example */
    void asked(String channel, String operation, String answer);

    /** @param result {@code taken}, {@code again}, or why it was refused */
    void calledBack(String channel, String result);

    void received(String channel, ReceiptPurpose purpose);

    /** A transaction was reported for two attempts. */
    void claimedTwice(String channel);

    void gaveBack(String channel, GiveBackState state);
}

package io.holdfast.payment.collect.metrics;

import io.holdfast.payment.collect.CollectWatch;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@code holdfast_channel_answers_total}, {@code holdfast_callbacks_total}, {@code holdfast_receipts_total},
 * {@code holdfast_receipts_claimed_twice_total} and {@code holdfast_give_backs_total}. An alarm belongs on receipts with
 * purpose WRONG_AMOUNT, on any that is claimed twice, on callbacks with result WRONG_SIGNATURE, and on give-backs in state
 * ABNORMAL.
 */
public final class CollectMeters implements CollectWatch {

    private final MeterRegistry registry;

    public CollectMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void asked(String channel, String operation, String answer) {
        registry.counter("holdfast.channel.answers", "channel", channel, "operation", operation, "answer", answer)
                .increment();
    }

    @Override
    public void calledBack(String channel, String result) {
        registry.counter("holdfast.callbacks", "channel", channel, "result", result)
                .increment();
    }

    @Override
    public void received(String channel, ReceiptPurpose purpose) {
        registry.counter("holdfast.receipts", "channel", channel, "purpose", purpose.name())
                .increment();
    }

    @Override
    public void claimedTwice(String channel) {
        registry.counter("holdfast.receipts.claimed.twice", "channel", channel).increment();
    }

    @Override
    public void gaveBack(String channel, GiveBackState state) {
        registry.counter("holdfast.give.backs", "channel", channel, "state", state.name())
                .increment();
    }
}

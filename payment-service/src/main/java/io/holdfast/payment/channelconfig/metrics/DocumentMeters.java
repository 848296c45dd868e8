package io.holdfast.payment.channelconfig.metrics;

import io.holdfast.payment.channelconfig.DocumentWatch;
import io.holdfast.payment.channelconfig.RefusedDocument;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code holdfast_channel_settings_documents_total}. An alarm belongs on results INVALID, STALE and AHEAD. */
public final class DocumentMeters implements DocumentWatch {

    private final MeterRegistry registry;

    public DocumentMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void applied(String channel) {
        count(channel, "APPLIED");
    }

    @Override
    public void published(String channel) {
        count(channel, "PUBLISHED");
    }

    @Override
    public void refused(String channel, RefusedDocument.Reason reason) {
        count(channel, reason.name());
    }

    private void count(String channel, String result) {
        registry.counter("holdfast.channel.settings.documents", "channel", channel, "result", result)
                .increment();
    }
}

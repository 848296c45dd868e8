package io.holdfast.payment.channelconfig;

/** Told what becomes of documents, for whoever counts it. */
public interface DocumentWatch {

    void applied(String channel);

    void published(String channel);

    void refused(String channel, RefusedDocument.Reason reason);
}

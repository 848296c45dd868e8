package io.holdfast.payment.channelconfig;

/** How a document is written. */
public interface SettingsDocumentForm {

    String write(SettingsDocument document);

    /** @throws IllegalArgumentException for the first fault, named without its value */
    SettingsDocument read(String text);
}

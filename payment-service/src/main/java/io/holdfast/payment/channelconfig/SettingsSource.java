package io.holdfast.payment.channelconfig;

/** Where a change of settings came from. */
public enum SettingsSource {
    /** A request, by RPC or HTTP. */
    CALL,
    /** A document that an operator edited. */
    NACOS
}

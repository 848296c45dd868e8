package io.holdfast.payment.channelconfig;

/** Whose agreement with which channel. */
public record SettingsKey(String merchantId, String channel) {}

package io.holdfast.contract.payment;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One merchant's agreement with one channel, without the secrets.
 *
 * @param version grows by one with each change
 * @param callbackUrl what to tell the channel as the address for its reports
 * @param secretNames in alphabetical order
 */
public record ChannelSettingsView(
        String merchantId,
        String channel,
        long version,
        String endpoint,
        String callbackUrl,
        Map<String, String> open,
        List<String> secretNames,
        Instant updatedAt)
        implements Serializable {}

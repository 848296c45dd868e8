package io.holdfast.account.channel;

import io.holdfast.contract.account.CaptureChannelFunds;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one payment's capture.
 *
 * @param content null for a tombstone: taken back before it came
 */
public record StoredCapture(@Nullable CaptureChannelFunds content, boolean undone) {}

package io.holdfast.sandbox.merchant;

/**
 * A merchant who signs up at a channel.
 *
 * @param apiVersion {@code v2} or {@code v3}, where a channel has them; else empty
 * @param callbackUrl where a channel reports to that is not told so with each request; else empty
 */
public record Application(String apiVersion, String callbackUrl) {}

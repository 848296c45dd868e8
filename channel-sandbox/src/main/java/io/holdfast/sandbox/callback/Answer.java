package io.holdfast.sandbox.callback;

/**
 * What a merchant answered.
 *
 * @param status 0 if nothing came
 * @param body its beginning; the fault if nothing came
 */
public record Answer(int status, String body) {}

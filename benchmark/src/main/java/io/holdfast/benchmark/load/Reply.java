package io.holdfast.benchmark.load;

/**
 * An answer of the facade.
 *
 * @param status the HTTP status
 * @param body the whole body, UTF-8
 */
record Reply(int status, byte[] body) {}

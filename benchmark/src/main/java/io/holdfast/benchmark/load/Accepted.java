package io.holdfast.benchmark.load;

/** A payment that was answered with PROCESSING. */
record Accepted(Shop shop, String paymentId, String number) {}

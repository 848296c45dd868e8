package io.holdfast.benchmark.load;

/** An order that waits to be paid, and the wallet that will pay it. */
record ReadyOrder(Shop shop, String orderId, String wallet) {}

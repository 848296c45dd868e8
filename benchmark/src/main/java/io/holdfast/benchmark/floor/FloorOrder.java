package io.holdfast.benchmark.floor;

/** An open order in the floor's schemas, with who sells what and which wallet pays. */
record FloorOrder(String orderId, String merchantId, String sku, String wallet) {}

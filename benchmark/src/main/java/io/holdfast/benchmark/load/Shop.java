package io.holdfast.benchmark.load;

import java.util.List;

/**
 * A merchant that is ready to sell.
 *
 * @param key the identifier of its API key
 * @param secret what its requests are signed with
 * @param skus what it sells, at {@link Shops#PRICE_MINOR} each
 * @param wallets the payers' accounts, funded
 */
record Shop(String merchantId, String key, String secret, List<String> skus, List<String> wallets) {}

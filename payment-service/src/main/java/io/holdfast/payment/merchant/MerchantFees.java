package io.holdfast.payment.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.contract.payment.MerchantView;
import io.holdfast.payment.pay.FeeRates;
import java.time.Duration;
import java.util.OptionalInt;

/** Fee rates out of a short memory: a change of rate holds for payments made after it ran out. */
public final class MerchantFees implements FeeRates {

    private static final long KEPT_LIMIT = 100_000;

    private final MerchantRecords merchants;
    private final Cache<String, Integer> known;

    public MerchantFees(MerchantRecords merchants, Duration kept) {
        this.merchants = merchants;
        this.known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(kept)
                .maximumSize(KEPT_LIMIT)
                .build();
    }

    @Override
    public OptionalInt basisPointsOf(String merchantId) {
        Integer rate = known.getIfPresent(merchantId);
        if (rate != null) {
            return OptionalInt.of(rate);
        }
        MerchantView merchant = merchants.find(merchantId);
        if (merchant == null) {
            return OptionalInt.empty();
        }
        known.put(merchantId, merchant.feeBasisPoints());
        return OptionalInt.of(merchant.feeBasisPoints());
    }
}

package io.holdfast.payment.channel.paypal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * PayPal finds an order by its own number alone. Whoever made an order keeps the number for good; this remembers what this
 * instance has seen, for those who ask without it.
 */
final class OrderIds {

    private static final long LIMIT = 100_000;
    private static final Duration KEPT = Duration.ofHours(24);

    private final Cache<String, String> byAttempt = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(LIMIT)
            .expireAfterWrite(KEPT)
            .build();

    private final Cache<String, Boolean> givenUp = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(LIMIT)
            .expireAfterWrite(KEPT)
            .build();

    void note(String merchantId, String attemptNo, @Nullable String orderId) {
        if (orderId != null) {
            byAttempt.put(key(merchantId, attemptNo), orderId);
        }
    }

    @Nullable
    String find(String merchantId, String attemptNo) {
        return byAttempt.getIfPresent(key(merchantId, attemptNo));
    }

    /** From now on it is not captured here. */
    void giveUp(String merchantId, String attemptNo) {
        givenUp.put(key(merchantId, attemptNo), true);
    }

    boolean isGivenUp(String merchantId, String attemptNo) {
        return givenUp.getIfPresent(key(merchantId, attemptNo)) != null;
    }

    private static String key(String merchantId, String attemptNo) {
        return merchantId + "/" + attemptNo;
    }
}

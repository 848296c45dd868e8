package io.holdfast.payment.degrade;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.PayerAction;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies of payments, kept for seconds, to answer queries from while the database is spared. None are made while nothing is
 * given up. A payment that was terminal once is never shown as it was before.
 */
public final class PaymentCopies {

    private final Degradation degradation;
    private final long keptNanos;
    private final LongSupplier nanos;
    private final Cache<String, PaymentCopy> byId;
    private final Cache<Number, String> ids;

    private record Number(String merchantId, String merchantPaymentNo) {}

    /** @param nanos a clock that only runs forward */
    public PaymentCopies(Degradation degradation, DegradeConfig config, LongSupplier nanos) {
        this.degradation = degradation;
        this.keptNanos = config.copiesKept().toNanos();
        this.nanos = nanos;
        this.byId = cache(config.copies(), keptNanos);
        this.ids = cache(config.copies(), keptNanos);
    }

    private static <K, V> Cache<K, V> cache(int atMost, long keptNanos) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(atMost)
                .expireAfterWrite(keptNanos, TimeUnit.NANOSECONDS)
                .build();
    }

    public long now() {
        return nanos.getAsLong();
    }

    /** @param readAt {@link #now()} before the payment was read: a reader that was held up keeps nothing that is old */
    public void keep(PaymentView payment, @Nullable PayerAction action, long readAt) {
        if (degradation.level() == DegradeLevel.NONE) {
            return;
        }
        byId.asMap().merge(payment.paymentId(), new PaymentCopy(payment, action, readAt), PaymentCopies::truer);
        ids.put(new Number(payment.merchantId(), payment.merchantPaymentNo()), payment.paymentId());
    }

    /** Keeps what was just committed. */
    public void ended(PaymentView terminal) {
        keep(terminal, null, now());
    }

    /** Null unless queries are given up now and there is a copy of this merchant's payment that may be shown. */
    public @Nullable PaymentCopy find(String merchantId, String paymentId) {
        if (!degradation.includes(DegradeLevel.QUERIES)) {
            return null;
        }
        PaymentCopy copy = byId.getIfPresent(paymentId);
        return copy != null && copy.payment().merchantId().equals(merchantId) && now() - copy.readAt() < keptNanos
                ? copy
                : null;
    }

    /** The same by the merchant's number. */
    public @Nullable PaymentCopy findByNumber(String merchantId, String merchantPaymentNo) {
        String paymentId = ids.getIfPresent(new Number(merchantId, merchantPaymentNo));
        return paymentId == null ? null : find(merchantId, paymentId);
    }

    public long ageSeconds(PaymentCopy copy) {
        return TimeUnit.NANOSECONDS.toSeconds(now() - copy.readAt());
    }

    long size() {
        byId.cleanUp();
        return byId.estimatedSize();
    }

    /** What is terminal stays so, whoever read it when; otherwise the later reading. */
    private static PaymentCopy truer(PaymentCopy kept, PaymentCopy next) {
        boolean was = kept.payment().state().isTerminal();
        boolean is = next.payment().state().isTerminal();
        if (was != is) {
            return was ? kept : next;
        }
        return next.readAt() - kept.readAt() >= 0 ? next : kept;
    }
}

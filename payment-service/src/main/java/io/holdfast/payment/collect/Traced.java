package io.holdfast.payment.collect;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Names the payment and the attempt in whatever is logged meanwhile. */
final class Traced {

    private static final String PAYMENT = "payment_id";
    private static final String ATTEMPT = "attempt_no";

    private Traced() {}

    static <T extends @Nullable Object> T as(String paymentId, @Nullable String attemptNo, Supplier<T> work) {
        String payment = MDC.get(PAYMENT);
        String attempt = MDC.get(ATTEMPT);
        put(PAYMENT, paymentId);
        put(ATTEMPT, attemptNo);
        try {
            return work.get();
        } finally {
            put(PAYMENT, payment);
            put(ATTEMPT, attempt);
        }
    }

    private static void put(String name, @Nullable String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}

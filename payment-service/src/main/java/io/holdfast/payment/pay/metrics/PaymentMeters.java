package io.holdfast.payment.pay.metrics;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.PaymentWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code holdfast_payment_seconds}: how many payments ended how, and how long each took from being accepted. */
public final class PaymentMeters implements PaymentWatch {

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    public PaymentMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void finished(PaymentView terminal) {
        Instant finishedAt = terminal.finishedAt();
        if (finishedAt != null) {
            timer(terminal).record(Duration.between(terminal.startedAt(), finishedAt));
        }
    }

    private Timer timer(PaymentView terminal) {
        String reason = terminal.failureReason() == null
                ? "none"
                : terminal.failureReason().name();
        return timers.computeIfAbsent(
                terminal.state() + reason,
                key -> Timer.builder("holdfast.payment")
                        .description("payments that ended, from being accepted to the terminal state")
                        .tag("state", terminal.state().name())
                        .tag("reason", reason)
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(5))
                        .maximumExpectedValue(Duration.ofSeconds(60))
                        .register(registry));
    }
}

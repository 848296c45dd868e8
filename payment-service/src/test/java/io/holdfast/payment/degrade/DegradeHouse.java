package io.holdfast.payment.degrade;

import io.holdfast.payment.degrade.json.ChoiceJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Degradation with a clock and a pressure of the test's own. */
final class DegradeHouse implements DegradeWatch {

    static final DegradeConfig CONFIG = new DegradeConfig(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            100,
            "",
            new DegradeConfig.Automatic(
                    Duration.ofMillis(500), 0.9, Duration.ofSeconds(3), 0.5, Duration.ofSeconds(20)));

    final List<String> seen = new ArrayList<>();
    final Degradation degradation = new Degradation(new ChoiceJson(), this);
    double pressure;
    long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    void choose(DegradeLevel level) {
        degradation.take("{\"level\":\"" + level + "\"}");
    }

    @Override
    public void documentTaken() {
        seen.add("taken");
    }

    @Override
    public void documentRefused() {
        seen.add("refused");
    }

    @Override
    public void refused(DegradeLevel level) {
        seen.add("refused " + level);
    }

    @Override
    public void answeredStale() {
        seen.add("stale");
    }
}

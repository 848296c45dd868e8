package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Load;
import io.holdfast.benchmark.load.Method;
import io.holdfast.benchmark.measure.Measured;
import java.time.Duration;

/** As many payments from wallets as the clients can make in a closed loop. */
final class Peak {

    static final Duration RAMP = Duration.ofSeconds(5);
    static final Duration TIME = Duration.ofSeconds(20);

    private Peak() {}

    static Measured of(Load load) throws InterruptedException {
        load.pay(Method.WALLET, RAMP);
        return load.pay(Method.WALLET, TIME);
    }
}

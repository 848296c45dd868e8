package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Flooded;
import io.holdfast.benchmark.load.Journal;
import io.holdfast.benchmark.load.Load;
import io.holdfast.benchmark.load.Method;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.MemoryUse;
import io.holdfast.benchmark.measure.MemoryWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** One run under overload: the peak, ten times as much as that, and the peak once more. */
final class OverloadBench {

    /** How many times the peak is asked for. */
    static final int TENFOLD = 10;

    private static final Duration SET_UP_LIMIT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final double MORE_ORDERS_THAN_WARM_UP = 1.8;
    private static final double MORE_ORDERS_THAN_PEAK = 1.3;

    private final RunningStack stack;
    private final BenchOptions options;
    private final Steps steps;

    OverloadBench(RunningStack stack, BenchOptions options, PrintStream out) {
        this.stack = stack;
        this.options = options;
        this.steps = new Steps(out);
    }

    OverloadReport run() throws InterruptedException, IOException {
        try (Journal journal = Journal.to(options.journal());
                Load load = new Load(stack.httpPort(), options.clients(), stack.pids(), journal)) {
            load.openShops(stack.operatorToken(), options.merchants(), options.skus(), options.payers(), SET_UP_LIMIT);
            steps.say("the shops are open; warming up for %d s", options.warmupSeconds());
            Measured warm = load.orderAndPay(Method.WALLET, Duration.ofSeconds(options.warmupSeconds()));
            load.stockShelf(
                    orders(warm.perSecond() * MORE_ORDERS_THAN_WARM_UP, Peak.TIME.plus(Peak.RAMP)), SET_UP_LIMIT);
            Measured before = Peak.of(load);
            steps.say("the peak is %.1f payments a second with %d clients", before.perSecond(), options.clients());
            Flooded flooded;
            MemoryUse memory;
            load.stockShelf(
                    orders(
                                    before.perSecond() * MORE_ORDERS_THAN_PEAK,
                                    overload().plus(Peak.TIME).plus(Peak.RAMP.multipliedBy(2)))
                            + options.connections(),
                    SET_UP_LIMIT);
            double asked = TENFOLD * before.perSecond();
            steps.say(
                    "asking for %.0f a second over %d connections, for %d s",
                    asked, options.connections(), options.seconds());
            try (MemoryWatch watch = new MemoryWatch(stack.services(), BETWEEN_LOOKS)) {
                flooded = load.flood(options.connections(), asked, Peak.RAMP, overload());
                memory = watch.end();
            }
            steps.say("it is over; %d clients pay as before", options.clients());
            return new OverloadReport(before, asked, flooded, Peak.of(load), memory);
        }
    }

    private Duration overload() {
        return Duration.ofSeconds(options.seconds());
    }

    private int orders(double perSecond, Duration time) {
        return (int) (perSecond * time.toSeconds()) + options.clients();
    }
}

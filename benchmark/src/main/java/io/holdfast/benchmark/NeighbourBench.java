package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Flooded;
import io.holdfast.benchmark.load.Journal;
import io.holdfast.benchmark.load.Load;
import io.holdfast.benchmark.load.Method;
import io.holdfast.benchmark.load.StandStill;
import io.holdfast.benchmark.measure.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** One run with a sick neighbour: account-service stands still while payments are asked for, and then goes on. */
final class NeighbourBench {

    private static final Duration SET_UP_LIMIT = Duration.ofMinutes(5);
    /** Until the breaker has seen enough calls that were not answered. */
    private static final Duration OPENS = Duration.ofSeconds(10);

    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);
    /** Few enough to be used before the facade closes them, and enough for those that wait until the breaker opens. */
    private static final int CONNECTIONS = 256;
    /** At more than this, what is measured is how long requests wait for a processor. */
    private static final double SHARE_OF_PEAK = 0.5;

    private static final double MORE_ORDERS_THAN_WARM_UP = 1.8;

    private final RunningStack stack;
    private final BenchOptions options;
    private final Steps steps;

    NeighbourBench(RunningStack stack, BenchOptions options, PrintStream out) {
        this.stack = stack;
        this.options = options;
        this.steps = new Steps(out);
    }

    NeighbourReport run() throws InterruptedException, IOException {
        try (Journal journal = Journal.to(options.journal());
                Load load = new Load(stack.httpPort(), options.clients(), stack.pids(), journal)) {
            load.openShops(stack.operatorToken(), options.merchants(), options.skus(), options.payers(), SET_UP_LIMIT);
            steps.say("the shops are open; warming up for %d s", options.warmupSeconds());
            Measured warm = load.orderAndPay(Method.WALLET, Duration.ofSeconds(options.warmupSeconds()));
            double mostPerSecond = warm.perSecond() * MORE_ORDERS_THAN_WARM_UP;
            // The peak twice, and what is on its way when nothing is paid.
            Duration paying = Peak.RAMP.plus(Peak.TIME).multipliedBy(2);
            load.stockShelf((int) (mostPerSecond * paying.toSeconds()) + 2 * CONNECTIONS, SET_UP_LIMIT);
            Measured before = Peak.of(load);
            double asked = SHARE_OF_PEAK * before.perSecond();
            steps.say(
                    "%.1f payments a second with %d clients; account-service stands still for %d s, and %.0f a second are asked for",
                    before.perSecond(), options.clients(), OPENS.toSeconds() + options.seconds(), asked);
            Flooded meanwhile = load.flood(
                    CONNECTIONS, asked, OPENS, Duration.ofSeconds(options.seconds()), StandStill.of(stack.accounts()));
            double recovery = load.untilPaid(RECOVERY_LIMIT);
            steps.say(
                    "it goes on, and payments do %.1f s later; %d clients pay as before", recovery, options.clients());
            return new NeighbourReport(before, meanwhile, recovery, Peak.of(load));
        }
    }
}

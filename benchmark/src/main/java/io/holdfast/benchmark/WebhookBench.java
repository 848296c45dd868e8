package io.holdfast.benchmark;

import io.holdfast.benchmark.hook.Arrivals;
import io.holdfast.benchmark.hook.Receiver;
import io.holdfast.benchmark.load.Journal;
import io.holdfast.benchmark.load.Load;
import io.holdfast.benchmark.load.Method;
import io.holdfast.benchmark.measure.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One run about webhooks: the same payments twice, first with all endpoints healthy, then with one in a hundred dead. */
final class WebhookBench {

    private static final Duration SET_UP_LIMIT = Duration.ofMinutes(5);
    /** What is not there by then does not come. */
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int MERCHANTS_FOR_ONE_DEAD = 100;
    /** Of the speed at which orders are made and paid: what is compared are delays, and not queues before busy processors. */
    private static final double UNHURRIED = 0.6;

    private static final Duration PHASE_LIMIT = Duration.ofMinutes(60);

    private final RunningStack stack;
    private final BenchOptions options;
    private final Steps steps;

    private volatile Arrivals arrivals = new Arrivals(Set.of());

    WebhookBench(RunningStack stack, BenchOptions options, PrintStream out) {
        this.stack = stack;
        this.options = options;
        this.steps = new Steps(out);
    }

    WebhookReport run() throws InterruptedException, IOException {
        try (Journal written = Journal.to(options.journal());
                Receiver receiver = new Receiver();
                Load load = new Load(stack.httpPort(), options.clients(), stack.pids(), written.heardBy(this::told))) {
            load.openShops(stack.operatorToken(), options.merchants(), options.skus(), options.payers(), SET_UP_LIMIT);
            load.registerEndpoints(endpointsOf(receiver), SET_UP_LIMIT);
            steps.say("the shops have endpoints; warming up for %d s", options.warmupSeconds());
            Measured warm = load.orderAndPay(Method.WALLET, Duration.ofSeconds(options.warmupSeconds()));
            if (warm.tally().count() == 0) {
                throw new IllegalStateException("nothing could be paid while warming up: "
                        + warm.tally().errors());
            }
            double perSecond = warm.perSecond() * UNHURRIED;
            Set<String> dead = oneInAHundred(load.merchantIds());
            Phase healthy = phase(load, receiver, new Arrivals(dead), perSecond);
            receiver.die(dead);
            steps.say(
                    "%d of %d endpoints do not answer any more",
                    dead.size(), load.merchantIds().size());
            Phase beside = phase(load, receiver, new Arrivals(dead), perSecond);
            return new WebhookReport(healthy.arrivals(), beside.arrivals(), healthy.payments(), beside.payments());
        }
    }

    private record Phase(Arrivals arrivals, Measured payments) {}

    private Phase phase(Load load, Receiver receiver, Arrivals fresh, double perSecond) throws InterruptedException {
        steps.say("making %d orders", options.events());
        load.stockShelf(options.events(), SET_UP_LIMIT);
        arrivals = fresh;
        receiver.noteIn(fresh);
        steps.say("paying them, %.0f a second", perSecond);
        Measured payments = load.pay(Method.WALLET, PHASE_LIMIT, perSecond);
        long patience = System.nanoTime() + ARRIVE_WITHIN.toNanos();
        while (fresh.delivered() < fresh.expected() && System.nanoTime() < patience) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        steps.say("%d of %d events have arrived", fresh.delivered(), fresh.expected());
        return new Phase(fresh, payments);
    }

    private void told(String merchantId, String paymentId, String state) {
        if (state.equals("SUCCEEDED")) {
            arrivals.paid(merchantId, paymentId);
        }
    }

    private static Set<String> oneInAHundred(List<String> merchantIds) {
        return Set.copyOf(merchantIds.subList(0, Math.max(1, merchantIds.size() / MERCHANTS_FOR_ONE_DEAD)));
    }

    private static Load.Endpoints endpointsOf(Receiver receiver) {
        return new Load.Endpoints() {
            @Override
            public String urlOf(String merchantId) {
                return receiver.urlOf(merchantId);
            }

            @Override
            public void trust(String merchantId, String secret) {
                receiver.trust(merchantId, secret);
            }
        };
    }
}

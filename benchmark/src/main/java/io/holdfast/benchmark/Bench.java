package io.holdfast.benchmark;

import io.holdfast.benchmark.floor.Floor;
import io.holdfast.benchmark.floor.FloorSchemas;
import io.holdfast.benchmark.floor.RowChanges;
import io.holdfast.benchmark.floor.RowComparison;
import io.holdfast.benchmark.load.Journal;
import io.holdfast.benchmark.load.Load;
import io.holdfast.benchmark.load.Method;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run: shops, warm-up, orders, payments, then the floor. Every phase has a limit, so that the whole run has one.
 */
public final class Bench {

    private static final Duration SET_UP_LIMIT = Duration.ofMinutes(5);
    private static final Duration RAMP = Duration.ofSeconds(5);
    /** Payments without the making of their orders are faster than with it; by how much is not known beforehand. */
    private static final double MORE_ORDERS_THAN_WARM_UP = 1.8;
    /** The last part of the warm-up, whose speed says how many orders are needed. */
    private static final int WARMEST_SECONDS = 10;

    private static final int FLOOR_PROBE_ORDERS = 2000;

    /** How many payments are made to see which rows one changes, and how long their batches may take. */
    private static final int COUNTED_PAYMENTS = 100;

    private static final int MOST_COUNTS = 3;

    private static final Duration BATCHES_BEHIND = Duration.ofSeconds(2);

    private final RunningStack stack;
    private final BenchOptions options;
    private final Steps steps;
    private Map<String, Double> rowsOfPayment = Map.of();
    private Map<String, Double> rowsOfFloor = Map.of();

    Bench(RunningStack stack, BenchOptions options, PrintStream out) {
        this.stack = stack;
        this.options = options;
        this.steps = new Steps(out);
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** The exit code. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (Help.isAskedFor(args)) {
            Help.print("bench", out);
            return 0;
        }
        try {
            BenchOptions options = BenchOptions.parse(args);
            RunningStack stack = RunningStack.in(options.home());
            Outcome outcome = switch (options.subject()) {
                case PAYMENTS -> payments(stack, options, out);
                case OVERLOAD -> new OverloadBench(stack, options, out).run();
                case NEIGHBOUR -> new NeighbourBench(stack, options, out).run();
                case WEBHOOKS -> new WebhookBench(stack, options, out).run();
                case RISK -> new RiskBench(stack, options, out).run();
            };
            out.print(outcome.forPeople());
            out.println(outcome.forMachines());
            return outcome.asItShouldBe() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println("bench: " + e.getMessage());
            return 2;
        } catch (IllegalStateException | SQLException | IOException e) {
            err.println("bench: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Outcome payments(RunningStack stack, BenchOptions options, PrintStream out)
            throws InterruptedException, SQLException, IOException {
        return switch (options.method()) {
            case WALLET -> new Bench(stack, options, out).run();
            case WECHAT -> new ChannelBench(stack, options, out).run();
        };
    }

    Report run() throws InterruptedException, SQLException {
        steps.say(
                "%d clients pay at %d merchants for %d SKUs from %d wallets",
                options.clients(), options.merchants(), options.skus(), options.payers());
        Measured payments = payments();
        Measured floor = floor();
        return new Report(payments, floor, new RowComparison(rowsOfPayment, rowsOfFloor));
    }

    private Measured payments() throws InterruptedException, SQLException {
        try (Journal journal = Journal.to(options.journal());
                Load load = new Load(stack.httpPort(), options.clients(), stack.pids(), journal)) {
            load.openShops(stack.operatorToken(), options.merchants(), options.skus(), options.payers(), SET_UP_LIMIT);
            steps.say("the shops are open; warming up for %d s", options.warmupSeconds());
            if (options.warmupSeconds() > WARMEST_SECONDS) {
                note(load.orderAndPay(Method.WALLET, Duration.ofSeconds(options.warmupSeconds() - WARMEST_SECONDS)));
            }
            Measured warmest = load.orderAndPay(
                    Method.WALLET, Duration.ofSeconds(Math.min(WARMEST_SECONDS, options.warmupSeconds())));
            note(warmest);
            rowsOfPayment = rows(load);
            int orders = (int) (MORE_ORDERS_THAN_WARM_UP * warmest.perSecond() * (options.seconds() + RAMP.toSeconds()))
                    + options.clients();
            steps.say("warm at %.0f orders and payments a second; making %d orders", warmest.perSecond(), orders);
            Measured made = load.stockShelf(orders, SET_UP_LIMIT);
            steps.say("%.0f orders a second; paying them for %d s", made.perSecond(), options.seconds());
            load.pay(Method.WALLET, RAMP);
            Measured payments = load.pay(Method.WALLET, Duration.ofSeconds(options.seconds()));
            if (load.shelved() == 0) {
                steps.say("ended early: the orders were all paid");
            }
            return payments;
        }
    }

    /** Only payments that nobody had to ask after count: to ask costs rows of its own. */
    private Map<String, Double> rows(Load load) throws InterruptedException, SQLException {
        for (int attempt = 1; ; attempt++) {
            load.stockShelf(COUNTED_PAYMENTS, SET_UP_LIMIT);
            Thread.sleep(BATCHES_BEHIND.toMillis());
            AtomicReference<@Nullable Measured> counted = new AtomicReference<>();
            RowChanges changes = RowChanges.during(stack.database(), "holdfast_", () -> {
                counted.set(load.pay(Method.WALLET, SET_UP_LIMIT));
                Thread.sleep(BATCHES_BEHIND.toMillis());
            });
            Tally tally =
                    Objects.requireNonNull(counted.get(), "the phase has ended").tally();
            if (tally.count() > 0 && tally.lateCount() == 0 && tally.errorCount() == 0) {
                return changes.each(tally.count());
            }
            if (attempt == MOST_COUNTS) {
                throw new IllegalStateException("the rows of a payment cannot be counted: of " + COUNTED_PAYMENTS
                        + " payments " + tally.lateCount() + " were late and " + tally.errors() + " went wrong");
            }
        }
    }

    private void note(Measured warmUp) {
        if (warmUp.tally().errorCount() > 0) {
            steps.say("errors while warming up: %s", warmUp.tally().errors());
        }
    }

    private Measured floor() throws SQLException, InterruptedException {
        try (FloorSchemas schemas = FloorSchemas.create(stack.database(), stack.checkout());
                Floor floor = new Floor(schemas, options.clients(), stack.pids())) {
            floor.stock(options.merchants(), options.skus(), options.payers());
            floor.order(COUNTED_PAYMENTS);
            rowsOfFloor = RowChanges.during(stack.database(), FloorSchemas.PREFIX, () -> floor.pay(SET_UP_LIMIT))
                    .each(COUNTED_PAYMENTS);
            int seconds = options.floorSeconds();
            floor.order(FLOOR_PROBE_ORDERS);
            Measured probe = floor.pay(Duration.ofSeconds(seconds));
            floor.order((int) (probe.perSecond() * seconds * 3) + FLOOR_PROBE_ORDERS);
            steps.say(
                    "the floor's first %d payments are written; warming it up",
                    probe.tally().count());
            Measured warm = floor.pay(Duration.ofSeconds(Math.max(1, seconds / 2)));
            floor.order((int) (warm.perSecond() * seconds * 1.5) + FLOOR_PROBE_ORDERS);
            steps.say("measuring the floor for %d s", seconds);
            return floor.pay(Duration.ofSeconds(seconds));
        }
    }
}

package io.holdfast.benchmark;

import io.holdfast.benchmark.floor.RowChanges;
import io.holdfast.benchmark.load.Journal;
import io.holdfast.benchmark.load.Load;
import io.holdfast.benchmark.load.Method;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.stack.server.NacosDocuments;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run about risk control: the same payments with the rules that are in force and with none, in turns. */
final class RiskBench {

    private static final String RULES = "payment-service-risk-rules";
    private static final String NO_RULES = "{\"rules\": []}";
    private static final String COUNTED = "risk_velocity";
    private static final Duration SET_UP_LIMIT = Duration.ofMinutes(5);
    /** After rules were changed; they are in effect much sooner. */
    private static final Duration RAMP = Duration.ofSeconds(5);
    /** So that what changes slowly, the machine's speed and the size of tables, falls on both alike. */
    private static final List<Boolean> TURNS = List.of(true, false, false, true, true, false, false, true);

    /** The last part of the warm-up, whose speed says how many orders are needed. */
    private static final Duration WARMEST = Duration.ofSeconds(10);

    private static final double MORE_ORDERS_THAN_WARM_UP = 2.2;

    private final RunningStack stack;
    private final BenchOptions options;
    private final Steps steps;
    private final List<Measured> with = new ArrayList<>();
    private final List<Measured> without = new ArrayList<>();

    RiskBench(RunningStack stack, BenchOptions options, PrintStream out) {
        this.stack = stack;
        this.options = options;
        this.steps = new Steps(out);
    }

    RiskReport run() throws InterruptedException, IOException, SQLException {
        NacosDocuments nacos = stack.nacos().documents("HOLDFAST");
        String rules = nacos.find(RULES);
        if (rules.isEmpty()) {
            throw new IllegalStateException("there is no document " + RULES + " in Nacos");
        }
        // Also where the run is broken off: a stack must not be left without its rules.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> nacos.write(RULES, rules)));
        try (Journal journal = Journal.to(options.journal());
                Load load = new Load(stack.httpPort(), options.clients(), stack.pids(), journal)) {
            load.openShops(stack.operatorToken(), options.merchants(), options.skus(), options.payers(), SET_UP_LIMIT);
            steps.say("the shops are open; warming up for %d s", options.warmupSeconds());
            load.orderAndPay(Method.WALLET, Duration.ofSeconds(options.warmupSeconds()));
            double perSecond = load.orderAndPay(Method.WALLET, WARMEST).perSecond();
            int seconds = Math.max(1, 2 * options.seconds() / TURNS.size());
            load.stockShelf(
                    (int) (MORE_ORDERS_THAN_WARM_UP * perSecond * (TURNS.size() + 1) * (seconds + RAMP.toSeconds()))
                            + options.clients(),
                    SET_UP_LIMIT);
            for (boolean on : TURNS) {
                nacos.write(RULES, on ? rules : NO_RULES);
                load.pay(Method.WALLET, RAMP);
                Measured turn = load.pay(Method.WALLET, Duration.ofSeconds(seconds));
                (on ? with : without).add(turn);
                steps.say("%.1f payments a second with%s rules", turn.perSecond(), on ? "" : "out");
            }
            boolean countedWith = counts(load);
            nacos.write(RULES, NO_RULES);
            load.pay(Method.WALLET, RAMP);
            return new RiskReport(with, without, countedWith && !counts(load));
        }
    }

    /** Whether payments are counted for risk control now, as the rows tell. */
    private boolean counts(Load load) throws InterruptedException, SQLException {
        return RowChanges.during(stack.database(), "holdfast_", () -> load.pay(Method.WALLET, Duration.ofSeconds(1)))
                .byTable()
                .keySet()
                .stream()
                .anyMatch(table -> table.endsWith(COUNTED));
    }
}

package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Journal;
import io.holdfast.benchmark.load.Load;
import io.holdfast.benchmark.load.Method;
import io.holdfast.benchmark.load.Sandbox;
import io.holdfast.benchmark.measure.Crew;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** One run by WeChat, whom the sandbox plays, beside wallets: both are warmed up, then measured, then duplicates. */
final class ChannelBench {

    private static final Duration SET_UP_LIMIT = Duration.ofMinutes(5);
    private static final Duration RAMP = Duration.ofSeconds(5);
    private static final double MORE_ORDERS_THAN_WARM_UP = 1.8;
    private static final Duration DUPLICATES = Duration.ofSeconds(10);

    private final RunningStack stack;
    private final BenchOptions options;
    private final Steps steps;
    private final Sandbox sandbox;

    ChannelBench(RunningStack stack, BenchOptions options, PrintStream out) {
        this.stack = stack;
        this.options = options;
        this.steps = new Steps(out);
        this.sandbox = new Sandbox(stack.sandboxUrl(), stack.database());
    }

    ChannelReport run() throws InterruptedException, IOException, SQLException {
        steps.say("%d clients pay at %d merchants, from wallets and by WeChat", options.clients(), options.merchants());
        try (Journal journal = Journal.to(options.journal());
                Load load = new Load(stack.httpPort(), options.clients(), stack.pids(), journal)) {
            load.openShops(stack.operatorToken(), options.merchants(), options.skus(), options.payers(), SET_UP_LIMIT);
            load.agreeWithWechat(stack.operatorToken(), sandbox.agreement());
            steps.say("the shops are open; warming up for %d s", options.warmupSeconds());
            Duration half = Duration.ofMillis(options.warmupSeconds() * 500L);
            Measured walletWarm = load.orderAndPay(Method.WALLET, half);
            Measured wechatWarm = load.orderAndPay(Method.WECHAT, half);
            Measured wallet = measured(load, Method.WALLET, walletWarm);
            Measured wechat = measured(load, Method.WECHAT, wechatWarm);
            return new ChannelReport(wechat, wallet, duplicates());
        }
    }

    private Measured measured(Load load, Method method, Measured warm) throws InterruptedException {
        int orders = (int) (MORE_ORDERS_THAN_WARM_UP * warm.perSecond() * (options.seconds() + RAMP.toSeconds()))
                + options.clients();
        steps.say("%s: warm at %.0f orders and payments a second; making %d orders", method, warm.perSecond(), orders);
        load.stockShelf(orders, SET_UP_LIMIT);
        steps.say("%s: paying them for %d s", method, options.seconds());
        load.pay(method, RAMP);
        return load.pay(method, Duration.ofSeconds(options.seconds()));
    }

    /** Each round is a hundred of them, all at once. */
    private Measured duplicates() throws InterruptedException, SQLException {
        steps.say("calling back about a payment that is settled, for %d s", DUPLICATES.toSeconds());
        String attempt = sandbox.settledAttempt();
        return new Crew<>(List.of(sandbox), stack.pids()).work(DUPLICATES, worker -> {
            worker.callBack(attempt, ChannelReport.DUPLICATES);
            return new Result.Done(false);
        });
    }
}

package io.holdfast.payment.collect;

import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.Orders;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.ForgetInBatches;
import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.attention.NeedsAttention;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.collect.jdbc.AttemptsJdbc;
import io.holdfast.payment.collect.jdbc.CallbacksJdbc;
import io.holdfast.payment.collect.jdbc.CollectedPaymentsJdbc;
import io.holdfast.payment.collect.metrics.CollectMeters;
import io.holdfast.payment.fx.FxQuotes;
import io.holdfast.payment.pay.FeeRates;
import io.holdfast.payment.pay.HeldPayments;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.RiskGate;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.settle.SettlePayments;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CollectConfig.class)
class CollectWiring {

    private static final Logger log = LoggerFactory.getLogger(CollectWiring.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(8);
    private static final int SETTLE_THREADS = 32;
    private static final int SETTLE_QUEUE = 10_000;
    private static final int FORGOTTEN_TOGETHER = 500;

    @Bean
    CollectWatch collectWatch(MeterRegistry registry) {
        return new CollectMeters(registry);
    }

    @Bean
    Attempts attempts(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
        return new AttemptsJdbc(jdbc, transactions, clock);
    }

    @Bean
    CollectedPayments collectedPayments(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
        return new CollectedPaymentsJdbc(jdbc, transactions, clock, LONGEST_PAUSE);
    }

    @Bean
    ChannelLanes channelLanes(CollectConfig config, MeterRegistry registry) {
        ChannelLanes lanes = new ChannelLanes(config.threads(), config.queue());
        Gauge.builder("holdfast.channel.under.way", lanes, ChannelLanes::underWay)
                .description("pieces of work at channels that are being done or wait for a thread")
                .register(registry);
        return lanes;
    }

    @Bean
    TradeDesk tradeDesk(Channels channels, FindChannelSettings settings, CollectWatch watch) {
        return new TradeDesk(channels, settings, watch);
    }

    private static Executor settleThreads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                SETTLE_THREADS, SETTLE_THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(SETTLE_QUEUE), task -> {
                    Thread thread = new Thread(task, "settle-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Bean
    TakeReceipt takeReceipt(
            Transactions transactions,
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            Receipts receipts,
            SurplusEvents events,
            ObjectProvider<SettlePayments> settle,
            CollectWatch watch,
            Clock clock) {
        return new TakeReceipt(
                transactions,
                payments,
                rows,
                attempts,
                receipts,
                events,
                new SettleSoon(settle::getObject, settleThreads()),
                watch,
                clock);
    }

    @Bean
    TakeAuthorization takeAuthorization(
            Transactions transactions,
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            CollectReplies replies,
            CollectConfig config,
            Clock clock) {
        return new TakeAuthorization(transactions, payments, rows, attempts, replies, config.authorizedFor(), clock);
    }

    @Bean
    CloseAttempt closeAttempt(Attempts attempts, TradeDesk desk, TakeReceipt takeReceipt, Clock clock) {
        return new CloseAttempt(attempts, desk, takeReceipt, clock);
    }

    @Bean
    CloseCollection closeCollection(
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            CloseAttempt closeAttempt,
            StockReservations stock,
            Transactions transactions,
            PaymentWatch watch,
            Clock clock) {
        return new CloseCollection(payments, rows, attempts, closeAttempt, stock, transactions, watch, clock);
    }

    @Bean
    OpenAttempt openAttempt(
            TradeDesk desk,
            Attempts attempts,
            CollectedPayments rows,
            StoredPayments payments,
            Transactions transactions,
            TakeReceipt takeReceipt,
            TakeAuthorization takeAuthorization,
            CloseCollection closing,
            CollectReplies replies,
            CollectConfig config,
            Clock clock) {
        return new OpenAttempt(
                desk,
                attempts,
                rows,
                payments,
                transactions,
                takeReceipt,
                takeAuthorization,
                closing,
                replies,
                config,
                clock);
    }

    @Bean
    Prepare prepare(
            OrderPayments orders,
            StoredPayments payments,
            Attempts attempts,
            OpenAttempt openAttempt,
            CloseCollection closing) {
        return new Prepare(orders, payments, attempts, openAttempt, closing);
    }

    @Bean
    AwaitOutcome awaitOutcome(StoredPayments payments, CollectConfig config) {
        return new AwaitOutcome(payments, config.answerWithin(), config.waiting());
    }

    @Bean
    Collect collect(
            StoredPayments payments,
            Attempts attempts,
            Channels channels,
            FindChannelSettings settings,
            FxQuotes quotes,
            Orders orders,
            RiskGate gate,
            FeeRates feeRates,
            Prepare prepare,
            ChannelLanes lanes,
            AwaitOutcome await,
            CollectConfig config,
            Clock clock) {
        return new Collect(
                payments, attempts, channels, settings, quotes, orders, gate, feeRates, prepare, lanes, await, config,
                clock);
    }

    @Bean
    HeldPayments heldCollections(
            StoredPayments payments,
            Attempts attempts,
            Orders orders,
            Prepare prepare,
            ChannelLanes lanes,
            AwaitOutcome await,
            CollectConfig config,
            Clock clock) {
        return new HeldCollections(payments, attempts, orders, prepare, lanes, await, config, clock);
    }

    @Bean
    SwitchAttempt switchAttempt(
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            Channels channels,
            FindChannelSettings settings,
            RiskGate gate,
            OpenAttempt openAttempt,
            ChannelLanes lanes,
            AwaitOutcome await,
            Transactions transactions,
            CollectConfig config,
            Clock clock) {
        return new SwitchAttempt(
                payments,
                rows,
                attempts,
                channels,
                settings,
                gate,
                openAttempt,
                lanes,
                await,
                transactions,
                config,
                clock);
    }

    @Bean
    CancelCollection cancelCollection(
            StoredPayments payments,
            Attempts attempts,
            CloseCollection closing,
            ChannelLanes lanes,
            AwaitOutcome await) {
        return new CancelCollection(payments, attempts, closing, lanes, await);
    }

    @Bean
    HearOfTrade hearOfTrade(
            StoredPayments payments,
            Attempts attempts,
            TakeReceipt takeReceipt,
            TakeAuthorization takeAuthorization,
            CloseCollection closing,
            Clock clock) {
        return new HearOfTrade(payments, attempts, takeReceipt, takeAuthorization, closing, clock);
    }

    @Bean
    LookAtAttempts lookAtAttempts(
            Attempts attempts,
            StoredPayments payments,
            Prepare prepare,
            OpenAttempt openAttempt,
            CloseAttempt closeAttempt,
            CloseCollection closing,
            HearOfTrade hear,
            TradeDesk desk,
            ChannelLanes lanes,
            CollectConfig config,
            Clock clock) {
        return new LookAtAttempts(
                attempts, payments, prepare, openAttempt, closeAttempt, closing, hear, desk, lanes, config, clock);
    }

    @Bean
    LookWhenAsked lookWhenAsked(
            Attempts attempts,
            LookAtAttempts looks,
            ChannelLanes lanes,
            AwaitOutcome await,
            CollectConfig config,
            Clock clock) {
        return new LookWhenAsked(attempts, looks, lanes, await, config.staleAfter(), clock);
    }

    @Bean
    LookAtPayments lookAtPayments(
            CollectedPayments rows,
            StoredPayments payments,
            Attempts attempts,
            Prepare prepare,
            CloseCollection closing,
            ChannelLanes lanes,
            CollectConfig config,
            Clock clock) {
        return new LookAtPayments(
                rows, payments, attempts, prepare, closing, lanes, config.prepareWithin(), config.batch(), clock);
    }

    @Bean
    GiveBack giveBack(
            Receipts receipts,
            Attempts attempts,
            TradeDesk desk,
            ChannelFunds funds,
            ChannelLanes lanes,
            CollectWatch watch,
            CollectConfig config,
            Clock clock) {
        return new GiveBack(
                receipts, attempts, desk, funds, lanes, watch, config.giveBackLooks(), config.batch(), clock);
    }

    @Bean
    Callbacks callbacks(JdbcTemplate jdbc, Clock clock) {
        return new CallbacksJdbc(jdbc, clock);
    }

    /** What came of them is kept as receipts and refunds. */
    @Bean
    BackgroundTurns forgetOldCallbacks(Callbacks callbacks, CollectConfig config, Clock clock) {
        ForgetInBatches forget =
                new ForgetInBatches(callbacks::forgetReceivedBefore, config.callbacksKept(), FORGOTTEN_TOGETHER, clock);
        return new BackgroundTurns("forget-old-callbacks", config.forgetInterval(), forget::turn);
    }

    @Bean
    AttendGiveBacks attendGiveBacks(
            Transactions transactions, Receipts receipts, CollectedPayments rows, Attempts attempts, Clock clock) {
        return new AttendGiveBacks(transactions, receipts, rows, attempts, clock);
    }

    @Bean
    TakeCallback takeCallback(
            Channels channels,
            FindChannelSettings settings,
            Callbacks callbacks,
            Attempts attempts,
            HearOfTrade hear,
            List<RefundReports> refunds,
            CollectWatch watch) {
        return new TakeCallback(channels, settings, callbacks, attempts, hear, refunds, watch);
    }

    @Bean
    NeedsAttention heldPayments(CollectedPayments rows) {
        return new NeedsAttention("payment", rows::held);
    }

    @Bean
    NeedsAttention stuckGiveBacks(Receipts receipts) {
        return receipts("give_back", receipts::abnormal);
    }

    @Bean
    NeedsAttention undecidedReceipts(Receipts receipts) {
        return receipts("receipt", receipts::undecided);
    }

    private static NeedsAttention receipts(String kind, IntFunction<List<StoredReceipt>> rows) {
        return new NeedsAttention(
                kind,
                limit -> rows.apply(limit).stream()
                        .map(receipt -> item(kind, receipt))
                        .toList());
    }

    private static AttentionItem item(String kind, StoredReceipt receipt) {
        return new AttentionItem(
                kind,
                receipt.receiptId(),
                receipt.merchantId(),
                receipt.paymentId(),
                receipt.paid(),
                receipt.purpose().name(),
                receipt.receivedAt());
    }

    @Bean
    BackgroundTurns attemptTurns(LookAtAttempts looks, CollectConfig config) {
        return new BackgroundTurns("attempt-looks", config.every(), looks::turn);
    }

    @Bean
    BackgroundTurns collectionTurns(LookAtPayments looks, CollectConfig config) {
        return new BackgroundTurns("collection-looks", config.every(), looks::turn);
    }

    @Bean
    BackgroundTurns giveBackTurns(GiveBack giveBack, CollectConfig config) {
        return new BackgroundTurns("give-back", config.every(), giveBack::turn);
    }

    /** Before anything that it needs is closed. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationListener<ContextClosedEvent> drainChannelLanes(ChannelLanes lanes) {
        return new DrainListener(lanes);
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    private record DrainListener(ChannelLanes lanes) implements ApplicationListener<ContextClosedEvent> {

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            if (!lanes.drain(DRAIN_WITHIN)) {
                log.warn("channels are still being asked: what they answer is found out by a later look");
            }
        }
    }
}

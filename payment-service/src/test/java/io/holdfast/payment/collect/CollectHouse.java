package io.holdfast.payment.collect;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.collect.jdbc.AttemptsJdbc;
import io.holdfast.payment.collect.jdbc.CallbacksJdbc;
import io.holdfast.payment.collect.jdbc.CollectedPaymentsJdbc;
import io.holdfast.payment.fake.FakeChannel;
import io.holdfast.payment.fake.FakeChannelFunds;
import io.holdfast.payment.fake.FakeOrderPayments;
import io.holdfast.payment.fake.FakeOrders;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.PaymentHouse;
import io.holdfast.payment.fx.FxQuotes;
import io.holdfast.payment.fx.jdbc.FxQuotesJdbc;
import io.holdfast.payment.outbox.jdbc.SurplusEventsJdbc;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.pay.jdbc.RepeatedTransaction;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.receipt.jdbc.ReceiptsJdbc;
import io.holdfast.payment.settle.SettlePayments;
import io.holdfast.payment.settle.Settlements;
import io.holdfast.payment.settle.jdbc.SettlementsJdbc;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** Everything that collects, on a real database, with channels and other services in memory. */
final class CollectHouse implements CollectWatch, SettlePayments {

    static final CollectConfig CONFIG = new CollectConfig(
            Duration.ofMillis(400),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofDays(7),
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15)),
            Map.of("CARD", new CollectConfig.Schedule(List.of(Duration.ofSeconds(60)))),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            100,
            4,
            200,
            40,
            5,
            Duration.ofDays(180),
            Duration.ofMinutes(1));

    final FakeChannel wechat = new FakeChannel("WECHAT", PaymentMethod.WECHAT_NATIVE, PaymentMethod.WECHAT_CODE);
    final FakeChannel card = new FakeChannel("CARD", PaymentMethod.CARD);
    final FakeChannelFunds funds = new FakeChannelFunds();
    final List<String> settled = new CopyOnWriteArrayList<>();
    final List<String> watched = new CopyOnWriteArrayList<>();
    /** Who has agreed with the channels. */
    final Set<String> merchants = new CopyOnWriteArraySet<>(Set.of(FakePayments.MERCHANT));
    /** Whoever should begin to settle dies before that. */
    volatile boolean settlesNever;

    final PaymentHouse house;
    final FakeOrderPayments orders;
    final ChannelLanes lanes = new ChannelLanes(CONFIG.threads(), CONFIG.queue());
    final Attempts attempts;
    final Receipts receipts;
    final FxQuotes quotes;
    final CollectedPayments rows;
    final TakeReceipt takeReceipt;
    final CloseCollection closing;
    final HearOfTrade hear;
    final Prepare prepare;
    final Collect collect;
    final SwitchAttempt switchAttempt;
    final HeldCollections held;
    final CancelCollection cancel;
    final LookAtAttempts attemptLooks;
    final LookAtPayments paymentLooks;
    final LookWhenAsked lookWhenAsked;
    final Callbacks storedCallbacks;
    final TakeCallback callbacks;
    final GiveBack giveBack;
    final Settlements settlements;

    AttendGiveBacks attend() {
        return new AttendGiveBacks(
                new RepeatedTransaction(house.database.transactions()), receipts, rows, attempts, house.clock);
    }

    CollectHouse(PaymentHouse house) {
        this.house = house;
        this.orders = new FakeOrderPayments(house.stock);
        var jdbc = house.database.jdbc();
        var local = house.database.transactions();
        Transactions transactions = new RepeatedTransaction(local);
        this.attempts = new AttemptsJdbc(jdbc, local, house.clock);
        this.receipts = new ReceiptsJdbc(jdbc, local, house.clock, Duration.ofMinutes(1));
        this.quotes = new FxQuotesJdbc(jdbc);
        this.rows = new CollectedPaymentsJdbc(jdbc, local, house.clock, Duration.ofMinutes(1));
        Channels channels = new Channels(List.of(wechat, card));
        FindChannelSettings settings = (merchant, channel) -> merchants.contains(merchant)
                ? new ChannelSettings(
                        merchant, channel, 1, URI.create("http://c"), URI.create("http://h"), Map.of(), Map.of())
                : null;
        TradeDesk desk = new TradeDesk(channels, settings, this);
        this.takeReceipt = new TakeReceipt(
                transactions,
                house.payments,
                rows,
                attempts,
                receipts,
                new SurplusEventsJdbc(jdbc),
                new SettleSoon(() -> this, Runnable::run),
                this,
                house.clock);
        TakeAuthorization takeAuthorization = new TakeAuthorization(
                transactions,
                house.payments,
                rows,
                attempts,
                (payment, action) -> house.replied.add(payment),
                CONFIG.authorizedFor(),
                house.clock);
        CloseAttempt closeAttempt = new CloseAttempt(attempts, desk, takeReceipt, house.clock);
        this.closing = new CloseCollection(
                house.payments, rows, attempts, closeAttempt, house.stock, transactions, house, house.clock);
        OpenAttempt openAttempt = new OpenAttempt(
                desk,
                attempts,
                rows,
                house.payments,
                transactions,
                takeReceipt,
                takeAuthorization,
                closing,
                (payment, action) -> house.replied.add(payment),
                CONFIG,
                house.clock);
        this.prepare = new Prepare(orders, house.payments, attempts, openAttempt, closing);
        AwaitOutcome await = new AwaitOutcome(house.payments, CONFIG.answerWithin(), CONFIG.waiting());
        this.collect = new Collect(
                house.payments,
                attempts,
                channels,
                settings,
                quotes,
                new FakeOrders("ann"),
                house.risk.gate,
                merchant -> OptionalInt.of(60),
                prepare,
                lanes,
                await,
                CONFIG,
                house.clock);
        this.held = new HeldCollections(
                house.payments, attempts, new FakeOrders("ann"), prepare, lanes, await, CONFIG, house.clock);
        this.switchAttempt = new SwitchAttempt(
                house.payments,
                rows,
                attempts,
                channels,
                settings,
                house.risk.gate,
                openAttempt,
                lanes,
                await,
                transactions,
                CONFIG,
                house.clock);
        this.cancel = new CancelCollection(house.payments, attempts, closing, lanes, await);
        this.hear = new HearOfTrade(house.payments, attempts, takeReceipt, takeAuthorization, closing, house.clock);
        this.attemptLooks = new LookAtAttempts(
                attempts,
                house.payments,
                prepare,
                openAttempt,
                closeAttempt,
                closing,
                hear,
                desk,
                lanes,
                CONFIG,
                house.clock);
        this.paymentLooks = new LookAtPayments(
                rows,
                house.payments,
                attempts,
                prepare,
                closing,
                lanes,
                CONFIG.prepareWithin(),
                CONFIG.batch(),
                house.clock);
        this.lookWhenAsked = new LookWhenAsked(attempts, attemptLooks, lanes, await, CONFIG.staleAfter(), house.clock);
        this.settlements = new SettlementsJdbc(
                jdbc,
                local,
                house.payments,
                receipts,
                house.clock,
                Duration.ofMinutes(1),
                List.of("WECHAT_NATIVE", "WECHAT_CODE", "CARD"));
        this.giveBack = new GiveBack(
                receipts, attempts, desk, funds, lanes, this, CONFIG.giveBackLooks(), CONFIG.batch(), house.clock);
        this.storedCallbacks = new CallbacksJdbc(jdbc, house.clock);
        this.callbacks = new TakeCallback(channels, settings, storedCallbacks, attempts, hear, List.of(giveBack), this);
    }

    static NewCollection wanted(String number) {
        return wanted(number, PaymentMethod.WECHAT_NATIVE, CaptureMethod.AUTOMATIC, null);
    }

    static NewCollection wanted(String number, PaymentMethod method, CaptureMethod capture, String quote) {
        return new NewCollection(
                FakePayments.MERCHANT,
                number,
                "ord_1",
                method,
                Money.of(1_000, CurrencyCode.CNY),
                capture,
                Map.of("openid", "o-1"),
                "https://shop.example/done",
                quote,
                RiskInputs.NONE);
    }

    PaymentView collected(NewCollection wanted) {
        CollectResult result = collect.collect(wanted, AcceptCompanion.NOTHING);
        if (result instanceof CollectResult.Collecting collecting) {
            return collecting.payment();
        }
        throw new AssertionError(result);
    }

    PaymentView waiting() {
        PaymentView payment = collected(wanted("no-1"));
        if (payment.state() != PaymentState.AWAITING_PAYER) {
            throw new AssertionError(payment.toString());
        }
        return payment;
    }

    /** Time passes, and every look that is due is made to its end. */
    void pass(Duration time) {
        house.clock.pass(time);
        for (int i = 0; i < 3; i++) {
            attemptLooks.turn();
            paymentLooks.turn();
            settlements.lease(CONFIG.batch()).forEach(due -> start(due.paymentId()));
            giveBack.turn();
            rest();
        }
    }

    void rest() {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (lanes.underWay() > 0) {
            if (System.nanoTime() > until) {
                throw new AssertionError("work goes on and on");
            }
            Thread.onSpinWait();
        }
    }

    PaymentState state(PaymentView payment) {
        return house.stored(payment).state();
    }

    Attempt attempt(PaymentView payment, int ordinal) {
        return attempts.ofPayment(payment.paymentId()).get(ordinal - 1);
    }

    StoredReceipt receipt(PaymentView payment, ReceiptPurpose purpose) {
        return receipts.ofPayment(payment.paymentId()).stream()
                .filter(receipt -> receipt.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    List<String> events(PaymentView payment) {
        return house.database
                .jdbc()
                .queryForList(
                        "SELECT type FROM outbox WHERE payment_id = ? ORDER BY outbox_id",
                        String.class,
                        payment.paymentId());
    }

    @Override
    public void start(String paymentId) {
        if (settlesNever) {
            throw new IllegalStateException("died");
        }
        settled.add(paymentId);
        PaymentView payment = house.payments.find(paymentId);
        if (payment != null && payment.state() == PaymentState.PROCESSING) {
            house.finish.succeeded(payment, payment.customer());
        }
    }

    @Override
    public void asked(String channel, String operation, String answer) {
        watched.add(operation + " " + answer);
    }

    @Override
    public void calledBack(String channel, String result) {
        watched.add("callback " + result);
    }

    @Override
    public void received(String channel, ReceiptPurpose purpose) {
        watched.add("receipt " + purpose);
    }

    @Override
    public void claimedTwice(String channel) {
        watched.add("claimed twice");
    }

    @Override
    public void gaveBack(String channel, GiveBackState state) {
        watched.add("give-back " + state);
    }
}

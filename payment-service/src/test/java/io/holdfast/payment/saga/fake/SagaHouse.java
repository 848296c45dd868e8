package io.holdfast.payment.saga.fake;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.outbox.jdbc.PaymentEventsJdbc;
import io.holdfast.payment.outbox.jdbc.RefundEventsJdbc;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.jdbc.StoredPaymentsJdbc;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.receipt.jdbc.ReceiptsJdbc;
import io.holdfast.payment.refund.RefundConfig;
import io.holdfast.payment.refund.RefundWatch;
import io.holdfast.payment.refund.Refunding;
import io.holdfast.payment.refund.jdbc.StoredRefundsJdbc;
import io.holdfast.payment.refund.saga.RefundSteps;
import io.holdfast.payment.saga.SagaLane;
import io.holdfast.payment.saga.SagaOwner;
import io.holdfast.payment.saga.SagaProgress;
import io.holdfast.payment.saga.SagaWatch;
import io.holdfast.payment.saga.TakeOverSagas;
import io.holdfast.payment.saga.jdbc.SagaRowsJdbc;
import io.holdfast.payment.saga.seata.SagaEngine;
import io.holdfast.payment.saga.seata.SagasSeata;
import io.holdfast.payment.settle.CollectAuthorized;
import io.holdfast.payment.settle.SettleWatch;
import io.holdfast.payment.settle.Settling;
import io.holdfast.payment.settle.jdbc.SettlementsJdbc;
import io.holdfast.payment.settle.saga.SettleSteps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sagas on the real engine and a real database, among services that keep real books in memory. */
public final class SagaHouse implements SagaWatch, SettleWatch, RefundWatch {

    public static final String MERCHANT = "mer_1";
    public static final long AMOUNT = 1_000;
    public static final Duration RUN_FOR = Duration.ofMillis(250);
    private static final Duration STEP_FOR = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final PaymentDatabase database;
    public final Clock clock = Clock.systemUTC();
    public final Faults faults = new Faults();
    public final Ledger ledger = new Ledger(faults);
    public final Shop shop = new Shop(faults);
    public final Loyalty loyalty = new Loyalty(faults);
    public final Bank bank = new Bank(faults);
    public final List<String> seen = new CopyOnWriteArrayList<>();
    /** What the requests of ended payments were answered. */
    public final List<PaymentView> replied = new CopyOnWriteArrayList<>();

    public final StoredPayments payments;
    public final ReceiptsJdbc receipts;
    public final StoredRefundsJdbc refunds;
    public final SettlementsJdbc settlements;
    public volatile CollectAuthorized collectAuthorized = (payment, captured) -> {
        throw new IllegalStateException("nothing is set aside at any channel");
    };
    public volatile boolean losesTheEnd;
    private final FinishPayment finish;

    public SagaHouse(PaymentDatabase database) {
        this(
                database,
                new RefundConfig(
                        Duration.ofSeconds(5),
                        8,
                        1_000,
                        Duration.ofSeconds(1),
                        100,
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        3,
                        Duration.ofSeconds(1)));
    }

    private SagaHouse(PaymentDatabase database, RefundConfig config) {
        this.database = database;
        JdbcTemplate jdbc = database.jdbc();
        PaymentEventsJdbc events = new PaymentEventsJdbc(jdbc);
        this.payments = new StoredPaymentsJdbc(
                jdbc,
                database.transactions(),
                payment -> {
                    if (losesTheEnd) {
                        losesTheEnd = false;
                        throw new IllegalStateException("the end is lost");
                    }
                    events.append(payment);
                },
                replied::add);
        this.receipts = new ReceiptsJdbc(jdbc, database.transactions(), clock, Duration.ofMinutes(1));
        this.refunds = new StoredRefundsJdbc(
                jdbc, database.transactions(), payments, new RefundEventsJdbc(jdbc), clock, config);
        this.settlements = new SettlementsJdbc(
                jdbc,
                database.transactions(),
                payments,
                receipts,
                clock,
                Duration.ofMinutes(1),
                Arrays.stream(PaymentMethod.values())
                        .filter(method -> method != PaymentMethod.WALLET)
                        .map(PaymentMethod::name)
                        .toList());
        this.finish = new FinishPayment(payments, finished -> {}, clock);
    }

    /** One process with an engine of its own. */
    public final class Process {

        public final MortalDatabase mortal = new MortalDatabase(database.dataSource());
        public final Settling settling;
        public final Refunding refunding;
        public final SagaLane refundLane;
        public final TakeOverSagas takeOver;

        public Process() {
            GenericApplicationContext beans = new GenericApplicationContext();
            SettleSteps settleSteps = new SettleSteps(
                    settlements,
                    (payment, captured) -> collectAuthorized.collect(payment, captured),
                    ledger,
                    ledger.authorizations(),
                    shop.stock(),
                    shop,
                    loyalty,
                    finish);
            RefundSteps refundSteps = new RefundSteps(refunds, ledger, loyalty, bank, shop, SagaHouse.this);
            beans.registerBean("settleSteps", SettleSteps.class, () -> settleSteps);
            beans.registerBean("refundSteps", RefundSteps.class, () -> refundSteps);
            beans.refresh();
            SagaRowsJdbc rows =
                    new SagaRowsJdbc(new JdbcTemplate(mortal), PaymentDatabase.transactions(mortal), clock, RUN_FOR);
            SagasSeata sagas = new SagasSeata(
                    SagaEngine.on(mortal, beans, RUN_FOR, STEP_FOR), rows, SagaHouse.this, clock, RUN_FOR);
            settling = new Settling(sagas, settlements, receipts, finish, settleSteps, SagaHouse.this, clock);
            refunding = new Refunding(sagas, refunds, refundSteps, SagaHouse.this);
            refundLane = new SagaLane(refunding, 8, 1_000);
            takeOver = new TakeOverSagas(rows, List.of(settling, refunding), SagaHouse.this, 100);
        }

        /** Carries on until it is so, as looks and take-overs do. */
        public void until(BooleanSupplier so, SagaOwner owner, String subject) {
            Instant patience = clock.instant().plus(PATIENCE);
            while (!so.getAsBoolean()) {
                if (clock.instant().isAfter(patience)) {
                    throw new AssertionError(subject + " does not come to its end: " + seen);
                }
                takeOver.turn();
                owner.carryOn(subject);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A payment that a channel has just collected the money of. */
    public PaymentView paid() {
        PaymentView payment = payment(PaymentMethod.WECHAT_NATIVE, null, CaptureMethod.AUTOMATIC, null);
        String attemptNo = attempt(payment, "WECHAT", "PAID");
        Instant now = payment.createdAt();
        receipts.insert(new StoredReceipt(
                PublicId.mint("rcp"),
                "WECHAT",
                "tx" + attemptNo,
                attemptNo,
                payment.paymentId(),
                MERCHANT,
                payment.amount(),
                now,
                ReceiptPurpose.SETTLES,
                GiveBackState.NONE,
                "g" + attemptNo,
                null,
                0,
                Map.of(),
                now));
        return payment;
    }

    /** A payment by card whose money its channel has set aside, and of which a part is being captured. */
    public PaymentView capturedByCard(long minor) {
        PaymentView payment = payment(PaymentMethod.CARD, null, CaptureMethod.MANUAL, minor);
        database.jdbc()
                .update(
                        "INSERT INTO attempt (attempt_no, payment_id, ordinal, merchant_id, channel, method, state,"
                                + " currency, amount_minor, description, created_at, expires_at, query_at) VALUES"
                                + " (?, ?, 1, ?, 'CARD', 'CARD', 'AUTHORIZED', 'CNY', ?, 'an order', NOW(6), NOW(6),"
                                + " NOW(6) + INTERVAL 7 DAY)",
                        payment.paymentId().substring(4),
                        payment.paymentId(),
                        MERCHANT,
                        AMOUNT);
        return payment;
    }

    /** A payment whose money a channel has set aside, and of which a part is being captured. */
    public PaymentView capturedAtChannel(long minor) {
        PaymentView payment = payment(PaymentMethod.CARD, null, CaptureMethod.MANUAL, minor);
        attempt(payment, "CARD", "AUTHORIZED");
        return payment;
    }

    private String attempt(PaymentView payment, String channel, String state) {
        String attemptNo = payment.paymentId().substring(4);
        database.jdbc()
                .update(
                        "INSERT INTO attempt (attempt_no, payment_id, ordinal, merchant_id, channel, method, state,"
                                + " currency, amount_minor, description, created_at, expires_at, query_at) VALUES"
                                + " (?, ?, 1, ?, ?, ?, ?, 'CNY', ?, 'an order', NOW(6), NOW(6), IF(? = 'PAID', NULL, NOW(6)))",
                        attemptNo,
                        payment.paymentId(),
                        MERCHANT,
                        channel,
                        payment.method().name(),
                        state,
                        AMOUNT,
                        state);
        return attemptNo;
    }

    /** A payment of a wallet whose money is set aside, and of which a part is being captured. */
    public PaymentView captured(long minor) {
        PaymentView payment = payment(PaymentMethod.WALLET, "acc_1", CaptureMethod.MANUAL, minor);
        ledger.authorizations()
                .place(new io.holdfast.contract.account.PlaceAuthorization(
                        payment.paymentId(), MERCHANT, "acc_1", payment.amount(), payment.createdAt()));
        return payment;
    }

    private PaymentView payment(PaymentMethod method, String payer, CaptureMethod capture, Long capturedMinor) {
        String id = PublicId.mint("pay");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentView payment = new PaymentView(
                id,
                MERCHANT,
                "no-" + id,
                "ord_1",
                method,
                payer,
                "ann",
                Money.of(AMOUNT, CurrencyCode.CNY),
                0,
                0,
                60,
                capture,
                PaymentState.PROCESSING,
                null,
                capturedMinor,
                0,
                null,
                now,
                null,
                null,
                now);
        payments.accept(payment, AcceptCompanion.NOTHING);
        shop.reserve(new ReserveStock(id, MERCHANT, "ord_1", payment.amount(), now));
        return payment;
    }

    /** A payment that has been settled, as it is before refunds begin. */
    public PaymentView settled() {
        PaymentView payment = paid();
        ledger.move("channel", "merchant", AMOUNT);
        loyalty.grant(new GrantPoints(payment.paymentId(), MERCHANT, "ann", payment.amount()));
        shop.stock().resolve(payment.paymentId(), io.holdfast.contract.branch.Resolution.CONFIRM);
        finish.succeeded(payment, "ann");
        return stored(payment);
    }

    public PaymentView stored(PaymentView payment) {
        PaymentView stored = payments.find(payment.paymentId());
        if (stored == null) {
            throw new AssertionError("no payment " + payment.paymentId());
        }
        return stored;
    }

    public GiveBackState giveBack(PaymentView payment) {
        StoredReceipt receipt = receipts.settling(payment.paymentId());
        return receipt == null ? GiveBackState.NONE : receipt.giveBack();
    }

    public List<String> events(PaymentView payment) {
        return database.jdbc()
                .queryForList(
                        "SELECT type FROM outbox WHERE payment_id = ? ORDER BY outbox_id",
                        String.class,
                        payment.paymentId());
    }

    public long runningSagas() {
        Long running = database.jdbc()
                .queryForObject("SELECT COUNT(*) FROM seata_state_machine_inst WHERE is_running = 1", Long.class);
        return running == null ? 0 : running;
    }

    @Override
    public void advanced(String saga, SagaProgress progress) {
        seen.add(saga + " " + progress);
    }

    @Override
    public void takenOver(String saga) {
        seen.add(saga + " taken over");
    }

    @Override
    public void unanswered() {
        seen.add("unanswered");
    }

    @Override
    public void undone(String refusal) {
        seen.add("undone " + refusal);
    }

    @Override
    public void became(RefundState state) {
        seen.add("refund " + state);
    }

    @Override
    public void notNoted() {
        seen.add("not noted");
    }
}

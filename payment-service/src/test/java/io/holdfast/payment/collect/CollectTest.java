package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.SuspendChannelFunds;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.collect.CancelCollection.Cancelled;
import io.holdfast.payment.collect.SwitchAttempt.Switched;
import io.holdfast.payment.fake.FakeChannel;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.fx.ForgetQuotes;
import io.holdfast.payment.fx.QuoteFx;
import io.holdfast.payment.fx.QuoteResult;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.resolve.jdbc.DueLooksJdbc;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectTest extends InPaymentHouse {

    private final CollectHouse collecting = new CollectHouse(house);

    @AfterEach
    void nothing_is_left_under_way() {
        collecting.rest();
        collecting.lanes.drain(Duration.ofSeconds(5));
    }

    private BranchState stock(PaymentView payment) {
        return house.stock.state(payment.paymentId());
    }

    private static ChannelRefusal refusal(ChannelRefusal.Reason reason) {
        return new ChannelRefusal(reason, "CODE", "message");
    }

    private Prepay prepay() {
        return collecting.wechat.lastPrepay();
    }

    // Risk control

    private static String listed(String subject, String value, String verdict) {
        return "{\"id\":\"r\",\"kind\":\"LIST\",\"subject\":\"" + subject + "\",\"values\":[\"" + value
                + "\"],\"verdict\":\"" + verdict + "\"}";
    }

    @Test
    void what_risk_control_refuses_is_stored_failed_and_no_channel_is_asked() {
        house.risk.rules(listed("PAYER", "ann", "REFUSE"));

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.state()).isEqualTo(PaymentState.FAILED);
        assertThat(payment.failureReason()).isEqualTo(FailureReason.RISK_REFUSED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(collecting.attempt(payment, 1).payer()).isEmpty();
        assertThat(collecting.wechat.prepays).isEmpty();
        assertThat(stock(payment)).isEqualTo(BranchState.ABSENT);
        assertThat(house.events(payment)).isOne();
        collecting.pass(Duration.ofHours(1));
        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(collecting.wechat.prepays).isEmpty();
    }

    private PaymentView underReview() {
        house.risk.rules(listed("PAYER", "ann", "REVIEW"));
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        assertThat(payment.underReview()).isTrue();
        return payment;
    }

    @Test
    void a_payment_under_review_waits_whatever_is_looked_at() {
        PaymentView payment = underReview();

        for (int i = 0; i < 30; i++) {
            collecting.pass(Duration.ofHours(1));
        }

        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(collecting.wechat.prepays).isEmpty();
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.PREPARING);
        assertThat(stock(payment)).isEqualTo(BranchState.ABSENT);
    }

    @Test
    void an_approved_payment_has_all_its_time() {
        PaymentView payment = underReview();
        house.clock.pass(Duration.ofHours(20));

        PaymentView outcome = collecting.held.goOn(payment, AcceptCompanion.NOTHING);

        assertThat(outcome.state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(outcome.expiresAt()).isEqualTo(house.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(outcome.heldFor()).isNull();
        assertThat(prepay().expiresAt()).isEqualTo(outcome.expiresAt());
        assertThat(prepay().payer()).containsEntry("openid", "o-1");
        assertThat(collecting.held.goOn(payment, AcceptCompanion.NOTHING)).isEqualTo(outcome);
        assertThat(collecting.wechat.prepays).hasSize(1);
    }

    @Test
    void a_payment_whose_process_dies_after_its_approval_is_gone_on_with_by_a_look() {
        PaymentView payment = underReview();
        house.clock.pass(Duration.ofHours(20));
        collecting.wechat.silent = true;
        collecting.held.goOn(payment, AcceptCompanion.NOTHING);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CREATED);

        collecting.wechat.silent = false;
        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void what_is_let_go_of_after_a_review_leaves_no_attempt_to_look_at() {
        PaymentView payment = underReview();

        collecting.held.letGo(payment, FailureReason.RISK_REFUSED);

        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(collecting.attempt(payment, 1).payer()).isEmpty();
    }

    @Test
    void a_payment_under_review_can_be_cancelled() {
        PaymentView payment = underReview();

        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(collecting.wechat.prepays).isEmpty();
    }

    @Test
    void a_switch_that_risk_control_refuses_leaves_the_payment_as_it_was() {
        PaymentView payment = collecting.waiting();
        house.risk.rules(listed("CARD", "tok", "REVIEW"));

        assertThat(switchedToCard(payment)).isEqualTo(new Switched.Refused(SwitchAttempt.Reason.RISK_REFUSED, null));

        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(database.count("attempt")).isOne();
        assertThat(collecting.attempt(payment, 1).abandoned()).isFalse();
        assertThat(collecting.card.prepays).isEmpty();
        assertThat(database.jdbc().queryForObject("SELECT verdict FROM risk_decision", String.class))
                .isEqualTo("REFUSE");
        house.risk.rules();
        assertThat(switchedToCard(payment)).isInstanceOf(Switched.Done.class);
    }

    @Test
    void attempts_that_are_refused_count_although_their_switch_is_undone() {
        PaymentView payment = collecting.waiting();
        house.risk.rules("{\"id\":\"v\",\"kind\":\"VELOCITY\",\"subject\":\"CARD\",\"window_seconds\":3600,"
                + "\"limit_count\":0,\"verdict\":\"REFUSE\"}");

        switchedToCard(payment);
        switchedToCard(payment);

        assertThat(database.jdbc().queryForObject("SELECT SUM(attempts) FROM risk_velocity", Long.class))
                .isEqualTo(2);
        assertThat(database.jdbc().queryForObject("SELECT SUM(sum_minor) FROM risk_velocity", Long.class))
                .isZero();
    }

    // Prepay

    @Test
    void a_payment_waits_for_its_payer_with_what_the_payer_does_next() {
        CollectResult result = collecting.collect.collect(CollectHouse.wanted("no-1"), AcceptCompanion.NOTHING);

        CollectResult.Collecting made = (CollectResult.Collecting) result;
        assertThat(made.payment().state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(made.payment().expiresAt())
                .isEqualTo(house.clock
                        .instant()
                        .plus(Duration.ofMinutes(15))
                        .truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        assertThat(made.payment().customer()).isEqualTo("ann");
        assertThat(made.action())
                .isEqualTo(new PayerAction(PayerAction.Kind.SHOW_QR, Map.of("code_url", "qr:" + prepay().attemptNo())));
        assertThat(prepay().amount()).isEqualTo(Money.of(1_000, CurrencyCode.CNY));
        assertThat(prepay().payer()).containsEntry("openid", "o-1");
        assertThat(prepay().attemptNo()).matches("[0-9a-z]{1,32}");
        assertThat(stock(made.payment())).isEqualTo(BranchState.TRIED);
        assertThat(house.replied).containsExactly(made.payment());
        assertThat(collecting.attempt(made.payment(), 1).payer()).isEmpty();
    }

    @Test
    void the_same_number_is_the_same_payment_and_with_another_content_refused() {
        PaymentView first = collecting.waiting();

        CollectResult again = collecting.collect.collect(CollectHouse.wanted("no-1"), AcceptCompanion.NOTHING);
        CollectResult other = collecting.collect.collect(
                CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, null),
                AcceptCompanion.NOTHING);

        assertThat(((CollectResult.Collecting) again).payment()).isEqualTo(first);
        assertThat(((CollectResult.Collecting) again).made()).isFalse();
        assertThat(other).isEqualTo(new CollectResult.Refused(CollectResult.Reason.PAYMENT_NO_REUSED));
        assertThat(collecting.wechat.prepays).hasSize(1);
    }

    @Test
    void what_cannot_be_reserved_fails_and_is_never_asked_of_the_channel() {
        house.stock.declines = ReservationOutcome.Reason.INSUFFICIENT_STOCK;

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.state()).isEqualTo(PaymentState.FAILED);
        assertThat(payment.failureReason()).isEqualTo(FailureReason.INSUFFICIENT_STOCK);
        assertThat(collecting.wechat.prepays).isEmpty();
        assertThat(collecting.wechat.queries).isEmpty();
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
        assertThat(collecting.events(payment)).containsExactly("payment.failed");
    }

    @Test
    void what_the_channel_refuses_fails_and_releases_the_stock() {
        collecting.wechat.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.PAYER_INVALID));

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.failureReason()).isEqualTo(FailureReason.CHANNEL_REFUSED);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void a_payer_who_is_asked_at_once_and_pays_is_settled() {
        collecting.wechat.afterPrepay = prepay ->
                collecting.wechat.prepaid = new Prepaid.Settled(new TradeState.Paid(collecting.wechat.pay(prepay)));
        collecting.wechat.prepaid = new Prepaid.Unknown("not yet");
        collecting.collected(CollectHouse.wanted("no-1"));
        collecting.pass(Duration.ofSeconds(10));

        PaymentView payment = house.payments.findByNumber(FakePayments.MERCHANT, "no-1");
        assertThat(payment.state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void a_silent_channel_is_asked_again_with_the_same_content() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);

        collecting.wechat.silent = false;
        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.wechat.prepays).hasSizeGreaterThan(1);
        assertThat(collecting.wechat.prepays.stream().distinct()).hasSize(1);
    }

    @Test
    void a_refusal_of_what_was_asked_before_does_not_hide_that_the_payer_has_paid() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        Prepay asked = prepay();
        collecting.wechat.silent = false;
        collecting.wechat.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.NUMBER_USED));
        // The call before arrives only now.
        collecting.wechat.afterPrepay = again -> collecting.wechat.pay(asked);

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.PAID);
    }

    @Test
    void a_refusal_of_what_was_asked_before_ends_the_payment_when_the_channel_has_closed_the_attempt() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        collecting.wechat.silent = false;
        collecting.wechat.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));
        collecting.wechat.closing = new Closing.Unknown("not yet");

        collecting.pass(Duration.ofSeconds(7));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        assertThat(stock(payment)).isEqualTo(BranchState.TRIED);
        collecting.wechat.closing = null;
        collecting.pass(Duration.ofMinutes(1));

        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.CHANNEL_DECLINED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(collecting.wechat.closed).hasSize(1);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void a_switch_that_is_refused_when_it_is_asked_again_is_closed_and_the_payment_still_waits() {
        PaymentView payment = collecting.waiting();
        collecting.card.silent = true;
        collecting.switchAttempt.to(
                FakePayments.MERCHANT, payment.paymentId(), PaymentMethod.CARD, Map.of(), null, RiskInputs.NONE);
        collecting.card.silent = false;
        collecting.card.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(collecting.card.closed).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void what_was_asked_before_and_is_paid_is_not_asked_again() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        collecting.wechat.silent = false;
        collecting.wechat.pay(prepay());

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.wechat.prepays).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void a_payer_who_types_a_password_is_waited_for_and_not_asked_again() {
        collecting.wechat.prepaid = new Prepaid.Unknown("lost");
        PaymentView payment = collecting.collected(
                CollectHouse.wanted("no-1", PaymentMethod.WECHAT_CODE, CaptureMethod.AUTOMATIC, null));

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.wechat.prepays).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.attempt(payment, 1).action()).isEqualTo(new PayerAction(PayerAction.Kind.WAIT, Map.of()));
    }

    @Test
    void a_refusal_that_comes_after_the_money_changes_nothing() {
        collecting.card.answer = prepay -> new Prepaid.Refused(refusal(ChannelRefusal.Reason.OTHER));
        collecting.card.afterPrepay =
                prepay -> collecting.hear.hear(collecting.attempts.find(prepay.attemptNo()), setAside(prepay), true);

        PaymentView payment = manual();

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
    }

    @Test
    void a_channel_that_stays_silent_is_closed_when_it_is_back_and_the_payment_fails() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        collecting.pass(Duration.ofMinutes(3));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        assertThat(stock(payment)).isEqualTo(BranchState.TRIED);
        collecting.wechat.silent = false;
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.FAILED);
        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.CHANNEL_UNAVAILABLE);
        assertThat(collecting.wechat.closed).hasSize(1);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void money_may_come_before_our_own_prepay_is_answered() {
        collecting.wechat.afterPrepay =
                prepay -> collecting.takeReceipt.take(prepay.attemptNo(), collecting.wechat.pay(prepay));

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.PAID);
        assertThat(collecting.settled).containsExactly(payment.paymentId());
    }

    private static NewCollection ofMerchant(String merchantId) {
        return new NewCollection(
                merchantId,
                "no-1",
                "ord_1",
                PaymentMethod.WECHAT_NATIVE,
                Money.of(1_000, CurrencyCode.CNY),
                CaptureMethod.AUTOMATIC,
                Map.of(),
                null,
                null,
                RiskInputs.NONE);
    }

    @Test
    void what_was_not_agreed_is_refused_and_writes_nothing() {
        NewCollection other = ofMerchant("mer_2");

        assertThat(collecting.collect.collect(other, AcceptCompanion.NOTHING))
                .isEqualTo(new CollectResult.Refused(CollectResult.Reason.METHOD_NOT_AGREED));
        assertThat(collecting.collect.collect(
                        CollectHouse.wanted("no-1", PaymentMethod.PAYPAL, CaptureMethod.AUTOMATIC, null),
                        AcceptCompanion.NOTHING))
                .isEqualTo(new CollectResult.Refused(CollectResult.Reason.METHOD_NOT_AGREED));
        assertThat(database.count("payment")).isZero();
    }

    // Money

    @Test
    void a_hundred_reports_of_one_transaction_at_once_are_one_receipt() throws Exception {
        PaymentView payment = collecting.waiting();
        Receipt receipt = collecting.wechat.pay(prepay());

        List<Taken> taken = atOnce(100, () -> collecting.takeReceipt.take(receipt.attemptNo(), receipt));

        assertThat(taken).filteredOn(each -> each instanceof Taken.Settles).hasSize(1);
        assertThat(taken).filteredOn(each -> each instanceof Taken.Again).hasSize(99);
        assertThat(database.count("receipt")).isOne();
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.events(payment)).containsExactly("payment.succeeded");
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(pool.submit(work));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_query_finds_out_that_it_is_paid() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.pay(prepay());
        collecting.pass(Duration.ofSeconds(4));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);

        collecting.pass(Duration.ofSeconds(2));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void queries_follow_the_channels_schedule() {
        collecting.waiting();
        for (int second = 1; second <= 35; second++) {
            collecting.pass(Duration.ofSeconds(1));
        }
        assertThat(collecting.wechat.queries).hasSize(3);
    }

    @Test
    void a_channel_may_have_a_schedule_of_its_own() {
        collecting.collected(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, null));

        collecting.pass(Duration.ofSeconds(59));
        assertThat(collecting.card.queries).isEmpty();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.card.queries).hasSize(1);
    }

    @Test
    void a_channel_that_hangs_refuses_what_is_too_much_and_holds_up_no_other() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        ChannelLanes lanes = new ChannelLanes(1, 1);
        try {
            for (int i = 0; i < 2; i++) {
                lanes.reserve("SLOW").start(() -> awaited(hangs));
            }

            assertThat(lanes.reserve("SLOW")).isNull();
            assertThat(lanes.reserve("OTHER").start(() -> "done").get(5, TimeUnit.SECONDS))
                    .isEqualTo("done");
            assertThat(lanes.underWay()).isEqualTo(2);
        } finally {
            hangs.countDown();
        }
        assertThat(lanes.drain(Duration.ofSeconds(5))).isTrue();
        assertThat(lanes.reserve("SLOW")).isNull();
    }

    @Test
    void only_so_many_wait_for_a_channel_and_the_rest_are_answered_with_what_is_known() throws Exception {
        PaymentView payment = collecting.waiting();
        AwaitOutcome await = new AwaitOutcome(house.payments, Duration.ofSeconds(30), 1);
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Object> hangs = new CompletableFuture<>() {
            @Override
            public Object get(long timeout, TimeUnit unit)
                    throws InterruptedException, ExecutionException, TimeoutException {
                waits.countDown();
                return super.get(timeout, unit);
            }
        };
        ExecutorService first = Executors.newSingleThreadExecutor();
        try {
            Future<PaymentView> held = first.submit(() -> await.outcome(payment, "WECHAT", hangs));
            assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();

            PaymentView second = assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> await.outcome(payment, "WECHAT", new CompletableFuture<>()));

            assertThat(second).isEqualTo(payment);
            assertThat(held.isDone()).isFalse();
            hangs.complete("done");
            assertThat(held.get(10, TimeUnit.SECONDS)).isEqualTo(payment);
        } finally {
            first.shutdownNow();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_wrong_amount_is_set_aside_and_the_payment_held() {
        PaymentView payment = collecting.waiting();
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(999, CurrencyCode.CNY));

        assertThat(collecting.takeReceipt.take(receipt.attemptNo(), receipt)).isInstanceOf(Taken.WrongAmount.class);
        collecting.pass(Duration.ofSeconds(1));

        PaymentView held = house.stored(payment);
        assertThat(held.heldFor()).isEqualTo("WRONG_AMOUNT");
        assertThat(held.state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.settled).isEmpty();
        StoredReceipt stored = collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT);
        assertThat(collecting.funds.suspended)
                .containsExactly(new SuspendChannelFunds(
                        stored.receiptId(), FakePayments.MERCHANT, "WECHAT", Money.of(999, CurrencyCode.CNY)));
        assertThat(collecting.wechat.refunds).isEmpty();
        assertThat(stored.nextLookAt()).isNull();
        assertThat(collecting.rows.held(10))
                .singleElement()
                .satisfies(item -> assertThat(item.id()).isEqualTo(payment.paymentId()));
        assertThat(collecting.watched).contains("receipt WRONG_AMOUNT");
    }

    private StoredReceipt wrongAmount(PaymentView payment) {
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(999, CurrencyCode.CNY));
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        return collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_wrong_amount_goes_back_when_a_person_says_so_and_its_payment_is_closed(boolean isSetAside) {
        PaymentView payment = collecting.waiting();
        StoredReceipt wrong = wrongAmount(payment);
        if (isSetAside) {
            collecting.pass(Duration.ofSeconds(1));
        }
        assertThat(collecting.receipts.undecided(10))
                .extracting(StoredReceipt::receiptId)
                .containsExactly(wrong.receiptId());
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(collecting.attend().giveBack(wrong)).isTrue();
        assertThat(collecting.attend().giveBack(wrong)).isTrue();

        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(collecting.receipts.undecided(10)).isEmpty();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds).singleElement().satisfies(refund -> {
            assertThat(refund.amount()).isEqualTo(Money.of(999, CurrencyCode.CNY));
            assertThat(refund.refundNo()).isEqualTo(wrong.giveBackNo());
        });
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.attend().giveBack(wrong)).isTrue();
        collecting.pass(Duration.ofSeconds(1));
        assertThat(collecting.wechat.refunds).hasSize(1);
    }

    @Test
    void a_payment_whose_payer_can_still_pay_stays_open_when_a_wrong_amount_goes_back() {
        PaymentView payment = collecting.waiting();
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(999, CurrencyCode.CNY));
        collecting.switchAttempt.to(
                FakePayments.MERCHANT,
                payment.paymentId(),
                PaymentMethod.CARD,
                Map.of("card_token", "tok_1"),
                "https://shop.example",
                RiskInputs.NONE);
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        StoredReceipt wrong = collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT);

        collecting.attend().giveBack(wrong);
        collecting.pass(Duration.ofSeconds(1));

        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void a_second_wrong_amount_keeps_its_payment_held() {
        PaymentView payment = collecting.waiting();
        StoredReceipt first = wrongAmount(payment);
        Receipt more = FakeChannel.receipt(first.attemptNo(), "tx-more", Money.of(998, CurrencyCode.CNY));
        collecting.takeReceipt.take(first.attemptNo(), more);
        StoredReceipt second = collecting.receipts.ofPayment(payment.paymentId()).stream()
                .filter(each -> each.paid().amountMinor() == 998)
                .findFirst()
                .orElseThrow();

        collecting.attend().giveBack(first);
        assertThat(house.stored(payment).heldFor()).isEqualTo("WRONG_AMOUNT");

        collecting.attend().giveBack(second);
        assertThat(house.stored(payment).heldFor()).isNull();
    }

    @Test
    void a_hold_for_another_reason_stays_when_a_wrong_amount_goes_back() {
        PaymentView payment = collecting.waiting();
        collecting.rows.hold(payment.paymentId(), "TRANSACTION_CLAIMED_TWICE");
        StoredReceipt wrong = wrongAmount(payment);

        assertThat(collecting.attend().giveBack(wrong)).isTrue();

        assertThat(house.stored(payment).heldFor()).isEqualTo("TRANSACTION_CLAIMED_TWICE");
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void a_transaction_that_is_claimed_twice_holds_on_when_a_wrong_amount_goes_back() {
        PaymentView payment = collecting.waiting();
        StoredReceipt wrong = wrongAmount(payment);
        collecting.rows.hold(payment.paymentId(), CollectedPayments.CLAIMED_TWICE);
        assertThat(house.stored(payment).heldFor()).isEqualTo("TRANSACTION_CLAIMED_TWICE");

        assertThat(collecting.attend().giveBack(wrong)).isTrue();

        assertThat(house.stored(payment).heldFor()).isEqualTo("TRANSACTION_CLAIMED_TWICE");
        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.DUE);
    }

    @ParameterizedTest
    @CsvSource({
        ", WRONG_AMOUNT, WRONG_AMOUNT",
        "SETTLEMENT_UNANSWERED, WRONG_AMOUNT, WRONG_AMOUNT",
        "SETTLEMENT_UNANSWERED, TRANSACTION_CLAIMED_TWICE, TRANSACTION_CLAIMED_TWICE",
        "WRONG_AMOUNT, TRANSACTION_CLAIMED_TWICE, TRANSACTION_CLAIMED_TWICE",
        "TRANSACTION_CLAIMED_TWICE, WRONG_AMOUNT, TRANSACTION_CLAIMED_TWICE",
        "RISK_REVIEW, TRANSACTION_CLAIMED_TWICE, RISK_REVIEW"
    })
    void the_stronger_reason_holds(String before, String next, String after) {
        PaymentView payment = collecting.waiting();
        database.jdbc().update("UPDATE payment SET held_for = ? WHERE payment_id = ?", before, payment.paymentId());

        collecting.rows.hold(payment.paymentId(), next);

        assertThat(house.stored(payment).heldFor()).isEqualTo(after);
    }

    @Test
    void a_wrong_amount_that_the_channel_does_not_give_back_may_be_tried_again_under_its_number() {
        PaymentView payment = collecting.waiting();
        StoredReceipt wrong = wrongAmount(payment);
        collecting.wechat.refund =
                new RefundAnswer.Stuck(new ChannelRefusal(ChannelRefusal.Reason.OTHER, "NO", "no way"));
        collecting.attend().giveBack(wrong);
        collecting.pass(Duration.ofSeconds(1));
        assertThat(collecting.receipts.abnormal(10))
                .extracting(StoredReceipt::receiptId)
                .containsExactly(wrong.receiptId());
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(collecting.attend().giveBack(wrong)).isTrue();
        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.ABNORMAL);
        assertThat(collecting.attend().retry(wrong.receiptId())).isTrue();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds.stream()
                        .map(ChannelRefund::refundNo)
                        .distinct())
                .containsExactly(wrong.giveBackNo());
    }

    @Test
    void only_a_wrong_amount_is_for_a_person_to_give_back() {
        PaymentView payment = collecting.waiting();
        Receipt paid = collecting.wechat.pay(prepay());
        collecting.takeReceipt.take(paid.attemptNo(), paid);

        assertThat(collecting.attend().giveBack(collecting.receipt(payment, ReceiptPurpose.SETTLES)))
                .isFalse();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.SETTLES).giveBack())
                .isEqualTo(GiveBackState.NONE);
        assertThat(collecting.wechat.refunds).isEmpty();
    }

    @Test
    void another_currency_is_a_wrong_amount() {
        collecting.waiting();
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(1_000, CurrencyCode.USD));

        assertThat(collecting.takeReceipt.take(receipt.attemptNo(), receipt)).isInstanceOf(Taken.WrongAmount.class);
    }

    @Test
    void two_merchants_may_have_one_transaction_id_and_both_are_settled() {
        collecting.merchants.add("mer_2");
        PaymentView first = collecting.waiting();
        String attemptOfFirst = prepay().attemptNo();
        PaymentView second = collecting.collected(ofMerchant("mer_2"));
        Receipt ofFirst = FakeChannel.receipt(attemptOfFirst, "tx-1", first.amount());
        Receipt ofSecond = FakeChannel.receipt(prepay().attemptNo(), "tx-1", second.amount());

        assertThat(collecting.takeReceipt.take(ofFirst.attemptNo(), ofFirst)).isInstanceOf(Taken.Settles.class);
        assertThat(collecting.takeReceipt.take(ofSecond.attemptNo(), ofSecond)).isInstanceOf(Taken.Settles.class);

        assertThat(collecting.state(first)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.state(second)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.takeReceipt.take(ofSecond.attemptNo(), ofSecond)).isInstanceOf(Taken.Again.class);
    }

    @Test
    void a_transaction_that_comes_for_another_attempt_too_holds_its_payment() {
        PaymentView first = collecting.waiting();
        Receipt paid = collecting.wechat.pay(prepay());
        collecting.takeReceipt.take(paid.attemptNo(), paid);
        PaymentView second = collecting.collected(CollectHouse.wanted("no-2"));
        Receipt claimed = FakeChannel.receipt(prepay().attemptNo(), paid.channelTransactionId(), second.amount());

        assertThat(collecting.takeReceipt.take(claimed.attemptNo(), claimed)).isInstanceOf(Taken.OfAnother.class);

        assertThat(house.stored(second).heldFor()).isEqualTo("TRANSACTION_CLAIMED_TWICE");
        assertThat(collecting.state(second)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(house.stored(first).heldFor()).isNull();
        assertThat(collecting.watched).contains("claimed twice");
        assertThat(database.count("receipt")).isOne();
    }

    @Test
    void money_for_nothing_that_we_know_of_is_not_taken() {
        assertThat(collecting.takeReceipt.take("t1", FakeChannel.receipt("t1", "tx", Money.of(1, CurrencyCode.CNY))))
                .isInstanceOf(Taken.NoSuchAttempt.class);
    }

    // Closing

    @Test
    void a_payment_that_nobody_pays_is_closed_at_the_channel_and_then_here() {
        PaymentView payment = collecting.waiting();

        collecting.pass(Duration.ofMinutes(15));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.wechat.closed).containsExactly(prepay().attemptNo());
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
        assertThat(collecting.events(payment)).containsExactly("payment.closed");
    }

    @Test
    void an_attempt_is_looked_at_before_it_is_closed_and_nothing_is_collected_by_that() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.queries.clear();

        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());

        assertThat(collecting.wechat.peeks).isNotEmpty();
        assertThat(collecting.wechat.queries).isEmpty();
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    void a_channel_that_does_not_close_so_early_is_asked_again_when_it_does() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.closing = new Closing.TooEarly(house.clock.instant().plus(Duration.ofMinutes(5)));

        Cancelled cancelled = collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        assertThat(((Cancelled.Closing) cancelled).payment().state()).isEqualTo(PaymentState.CLOSING);
        collecting.pass(Duration.ofMinutes(4));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        assertThat(stock(payment)).isEqualTo(BranchState.TRIED);
        collecting.wechat.closing = null;
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    void money_that_comes_while_it_is_being_closed_wins() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.pay(prepay());

        Cancelled cancelled = collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());

        assertThat(cancelled).isInstanceOf(Cancelled.TooLate.class);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.wechat.closed).isEmpty();
    }

    @Test
    void cancelling_may_be_repeated_and_is_anothers_business_never() {
        PaymentView payment = collecting.waiting();

        assertThat(collecting.cancel.cancel("mer_2", payment.paymentId())).isInstanceOf(Cancelled.NotFound.class);
        assertThat(collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId()))
                .isEqualTo(collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId()))
                .isInstanceOf(Cancelled.Closing.class);
    }

    @Test
    void a_payer_who_is_declined_ends_the_payment() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.say(prepay(), new TradeState.Refused(refusal(ChannelRefusal.Reason.DECLINED)));

        collecting.pass(Duration.ofSeconds(5));

        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.CHANNEL_DECLINED);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }

    // Too late, too often

    @Test
    void money_after_the_end_goes_back_and_is_announced() {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());

        assertThat(collecting.takeReceipt.take(receipt.attemptNo(), receipt)).isInstanceOf(Taken.Surplus.class);
        collecting.pass(Duration.ofSeconds(1));

        StoredReceipt late = collecting.receipt(payment, ReceiptPurpose.LATE);
        assertThat(late.giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.wechat.refunds).singleElement().satisfies(refund -> {
            assertThat(refund.refundNo()).isEqualTo(late.giveBackNo()).matches("[0-9a-z]{1,32}");
            assertThat(refund.amount()).isEqualTo(Money.of(1_000, CurrencyCode.CNY));
        });
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.events(payment)).containsExactly("payment.closed", "payment.late_success");
    }

    @Test
    void money_of_a_payment_that_failed_before_it_was_booked_goes_back() {
        PaymentView payment = collecting.waiting();
        collecting.settlesNever = true;
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        house.finish.failed(
                house.stored(payment),
                FailureReason.NOT_DELIVERABLE,
                null,
                ended -> collecting.receipts.mustGoBack(payment.paymentId(), house.clock.instant()));

        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.SETTLES).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.suspended).hasSize(1).isEqualTo(collecting.funds.givenBack);
    }

    @Test
    void of_two_attempts_that_are_both_paid_one_wins_and_the_other_goes_back() {
        PaymentView payment = collecting.waiting();
        Prepay first = prepay();
        collecting.wechat.closing = new Closing.TooEarly(house.clock.instant().plus(Duration.ofMinutes(5)));
        Switched switched = collecting.switchAttempt.to(
                FakePayments.MERCHANT,
                payment.paymentId(),
                PaymentMethod.CARD,
                Map.of("card_token", "tok"),
                null,
                RiskInputs.NONE);
        assertThat(((Switched.Done) switched).attempt().state()).isEqualTo(AttemptState.OPEN);
        assertThat(house.stored(payment).method()).isEqualTo(PaymentMethod.CARD);

        Receipt second = collecting.card.pay(collecting.card.lastPrepay());
        collecting.takeReceipt.take(second.attemptNo(), second);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        collecting.wechat.pay(first);
        collecting.pass(Duration.ofMinutes(5));

        assertThat(collecting.receipt(payment, ReceiptPurpose.SECOND).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.receipt(payment, ReceiptPurpose.SETTLES).attemptNo())
                .isEqualTo(second.attemptNo());
        assertThat(collecting.events(payment)).containsExactly("payment.succeeded", "payment.second_success");
    }

    @Test
    void a_former_attempt_is_closed_where_the_channel_allows_it() {
        PaymentView payment = collecting.waiting();
        String first = prepay().attemptNo();
        collecting.switchAttempt.to(
                FakePayments.MERCHANT, payment.paymentId(), PaymentMethod.CARD, Map.of(), null, RiskInputs.NONE);

        collecting.pass(Duration.ZERO);

        assertThat(collecting.wechat.closed).containsExactly(first);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.OPEN);
    }

    @Test
    void a_payment_has_twenty_attempts_at_most() {
        PaymentView payment = collecting.waiting();
        for (int attempt = 2; attempt <= 20; attempt++) {
            assertThat(switchedToCard(payment)).isInstanceOf(Switched.Done.class);
        }

        assertThat(switchedToCard(payment))
                .isEqualTo(new Switched.Refused(SwitchAttempt.Reason.TOO_MANY_ATTEMPTS, null));

        assertThat(database.count("attempt")).isEqualTo(20);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    private Switched switchedToCard(PaymentView payment) {
        return collecting.switchAttempt.to(
                FakePayments.MERCHANT,
                payment.paymentId(),
                PaymentMethod.CARD,
                Map.of("card_token", "tok"),
                null,
                RiskInputs.NONE);
    }

    @Test
    void a_refused_switch_leaves_the_payment_with_its_payer() {
        PaymentView payment = collecting.waiting();
        collecting.card.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));

        Switched switched = collecting.switchAttempt.to(
                FakePayments.MERCHANT, payment.paymentId(), PaymentMethod.CARD, Map.of(), null, RiskInputs.NONE);

        assertThat(switched)
                .isEqualTo(new Switched.Refused(SwitchAttempt.Reason.CHANNEL_REFUSED, FailureReason.CHANNEL_DECLINED));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void a_give_back_that_hangs_is_asked_again_under_the_same_number_until_it_is_done() {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.wechat.refund = new RefundAnswer.Pending();
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        collecting.pass(Duration.ofSeconds(1));
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.REFUNDING);
        assertThat(collecting.funds.givenBack).isEmpty();

        collecting.wechat.refund = new RefundAnswer.Done("r");
        collecting.pass(Duration.ofSeconds(31));

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds).hasSize(1);
    }

    @Test
    void a_give_back_that_is_refused_is_for_a_person() {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.wechat.refund = new RefundAnswer.Refused(refusal(ChannelRefusal.Reason.NOT_REFUNDABLE));
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);

        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.ABNORMAL);
        assertThat(collecting.receipts.abnormal(10)).hasSize(1);
    }

    @Test
    void a_give_back_that_is_never_answered_is_for_a_person_in_the_end() {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.wechat.refund = new RefundAnswer.Unknown("silent");
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);

        for (int look = 0; look < 8; look++) {
            collecting.pass(Duration.ofMinutes(1));
        }

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.ABNORMAL);
    }

    private PaymentView abnormalGiveBack() {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.wechat.refund = new RefundAnswer.Unknown("silent");
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        for (int look = 0; look < 8; look++) {
            collecting.pass(Duration.ofMinutes(1));
        }
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.ABNORMAL);
        return payment;
    }

    @Test
    void a_give_back_that_the_channel_is_at_is_waited_for_as_long_as_it_takes() {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.wechat.refund = new RefundAnswer.Pending();
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        for (int look = 0; look < 12; look++) {
            collecting.pass(Duration.ofMinutes(1));
        }
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.REFUNDING);

        collecting.wechat.refund = new RefundAnswer.Done("r");
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.wechat.refunds).hasSize(1);
    }

    @Test
    void a_channel_that_reports_a_give_back_which_was_given_up_on_is_heard() {
        PaymentView payment = abnormalGiveBack();
        StoredReceipt late = collecting.receipt(payment, ReceiptPurpose.LATE);
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(collecting.giveBack.reported(
                        FakePayments.MERCHANT, "WECHAT", late.giveBackNo(), new RefundAnswer.Done("r")))
                .isTrue();
        collecting.pass(Duration.ZERO);

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.receipts.abnormal(10)).isEmpty();
    }

    @Test
    void a_person_may_have_a_give_back_tried_again() {
        PaymentView payment = abnormalGiveBack();
        String receiptId = collecting.receipt(payment, ReceiptPurpose.LATE).receiptId();
        AttendGiveBacks attend = collecting.attend();
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(attend.retry(receiptId)).isTrue();
        assertThat(attend.retry(receiptId)).isFalse();
        collecting.pass(Duration.ZERO);

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds.stream().distinct()).hasSize(1);
        assertThat(attend.retry(receiptId)).isFalse();
    }

    // Set aside

    @Test
    void money_that_is_set_aside_waits_for_its_capture_and_is_given_free_when_that_expires() {
        collecting.card.afterPrepay = prepay -> collecting.card.prepaid = new Prepaid.Settled(
                new TradeState.Authorized(FakeChannel.receipt(prepay.attemptNo(), "auth-1", prepay.amount())));
        collecting.card.prepaid = new Prepaid.Unknown("not yet");
        NewCollection manual = CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.MANUAL, null);
        PaymentView payment = collecting.collected(manual);
        collecting.pass(Duration.ofSeconds(10));

        PaymentView authorized = house.stored(payment);
        assertThat(authorized.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(authorized.expiresAt()).isAfter(house.clock.instant().plus(Duration.ofDays(6)));
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        assertThat(collecting.card.prepays.get(0).manualCapture()).isTrue();

        collecting.pass(Duration.ofDays(8));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.card.closed).hasSize(1);
    }

    private PaymentView authorized() {
        collecting.card.afterPrepay = prepay -> collecting.card.say(
                prepay, new TradeState.Authorized(FakeChannel.receipt(prepay.attemptNo(), "auth-1", prepay.amount())));
        PaymentView payment =
                collecting.collected(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.MANUAL, null));
        collecting.pass(Duration.ofMinutes(1));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AUTHORIZED);
        return payment;
    }

    @Test
    void what_is_set_aside_is_not_given_free_while_it_is_being_captured() {
        PaymentView payment = authorized();
        database.jdbc()
                .update(
                        "UPDATE payment SET state = 'PROCESSING', captured_minor = 400 WHERE payment_id = ?",
                        payment.paymentId());
        collecting.attempts.lookAgain(collecting.attempt(payment, 1).attemptNo(), house.clock.instant());

        collecting.pass(Duration.ZERO);
        assertThat(collecting.card.closed).isEmpty();
        assertThat(collecting.attempt(payment, 1).abandoned()).isFalse();

        Receipt captured = collecting.card.pay(collecting.card.lastPrepay(), Money.of(400, CurrencyCode.CNY));
        assertThat(collecting.takeReceipt.take(captured.attemptNo(), captured)).isInstanceOf(Taken.Settles.class);
    }

    @Test
    void cancelling_gives_free_what_is_set_aside() {
        PaymentView payment = authorized();

        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.card.closed).hasSize(1);
    }

    @Test
    void money_set_aside_for_a_payment_that_is_captured_at_once_is_given_free() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.say(
                prepay(),
                new TradeState.Authorized(FakeChannel.receipt(prepay().attemptNo(), "auth-1", prepay().amount())));

        collecting.pass(Duration.ofSeconds(5));

        assertThat(collecting.wechat.closed).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    private static TradeState.Authorized setAside(Prepay prepay) {
        return new TradeState.Authorized(FakeChannel.receipt(prepay.attemptNo(), "auth-1", prepay.amount()));
    }

    private PaymentView manual() {
        return collecting.collected(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.MANUAL, null));
    }

    /** The channel calls back before it answers, and what it answers says the same. */
    @Test
    void an_authorization_that_is_heard_of_twice_is_kept() {
        collecting.card.afterPrepay = prepay -> {
            collecting.card.say(prepay, setAside(prepay));
            collecting.hear.hear(collecting.attempts.find(prepay.attemptNo()), setAside(prepay), true);
        };
        collecting.card.answer = prepay -> new Prepaid.Settled(setAside(prepay));

        PaymentView payment = manual();
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).abandoned()).isFalse();
        assertThat(collecting.card.closed).isEmpty();
    }

    @Test
    void an_authorization_on_an_attempt_that_is_over_is_given_free() {
        PaymentView payment = manual();
        Prepay asked = collecting.card.lastPrepay();
        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        collecting.card.closed.clear();

        collecting.card.say(asked, setAside(asked));
        collecting.hear.hear(collecting.attempt(payment, 1), setAside(asked), true);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        collecting.pass(Duration.ZERO);

        assertThat(collecting.card.closed).containsExactly(asked.attemptNo());
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    void an_authorization_on_an_attempt_that_was_refused_is_given_free_and_the_payment_still_waits() {
        PaymentView payment =
                collecting.collected(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.MANUAL, null));
        collecting.card.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));
        collecting.switchAttempt.to(
                FakePayments.MERCHANT, payment.paymentId(), PaymentMethod.CARD, Map.of(), null, RiskInputs.NONE);
        Prepay refused = collecting.card.lastPrepay();
        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.REFUSED);
        collecting.card.closed.clear();

        collecting.card.say(refused, setAside(refused));
        collecting.hear.hear(collecting.attempt(payment, 2), setAside(refused), true);
        collecting.pass(Duration.ZERO);

        assertThat(collecting.card.closed).contains(refused.attemptNo());
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void an_authorization_on_an_abandoned_attempt_is_given_free_and_never_captured() {
        PaymentView payment = manual();
        Prepay former = collecting.card.lastPrepay();
        collecting.card.closing = new Closing.TooEarly(house.clock.instant().plus(Duration.ofMinutes(5)));
        collecting.switchAttempt.to(
                FakePayments.MERCHANT, payment.paymentId(), PaymentMethod.CARD, Map.of(), null, RiskInputs.NONE);

        collecting.hear.hear(collecting.attempt(payment, 1), setAside(former), true);

        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).abandoned()).isTrue();
        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.OPEN);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    // Another currency

    @Test
    void a_quote_is_what_the_payer_is_asked_for_once() {
        QuoteFx fx = new QuoteFx(
                collecting.quotes, Map.of("CNY-USD", new BigDecimal("0.1386")), Duration.ofMinutes(10), house.clock);
        String quote = ((QuoteResult.Quoted)
                        fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.USD))
                .quote()
                .fxQuoteId();
        NewCollection wanted = CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, quote);

        PaymentView payment = collecting.collected(wanted);
        Receipt paid = collecting.card.pay(collecting.card.lastPrepay());
        assertThat(paid.paid()).isEqualTo(Money.of(139, CurrencyCode.USD));
        assertThat(collecting.takeReceipt.take(paid.attemptNo(), paid)).isInstanceOf(Taken.Settles.class);
        assertThat(house.stored(payment).amount()).isEqualTo(Money.of(1_000, CurrencyCode.CNY));
        assertThat(collecting.quotes.ofPayment(payment.paymentId()).fxQuoteId()).isEqualTo(quote);

        assertThat(refused(CollectHouse.wanted("no-2", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, quote)))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_MISMATCH);
        assertThat(refused(CollectHouse.wanted("no-2", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, "fxq_none")))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_NOT_FOUND);
    }

    @Test
    void an_expired_quote_and_one_for_another_amount_are_refused() {
        QuoteFx fx = new QuoteFx(
                collecting.quotes, Map.of("CNY-JPY", new BigDecimal("20")), Duration.ofMinutes(10), house.clock);
        String other = ((QuoteResult.Quoted)
                        fx.quote(FakePayments.MERCHANT, Money.of(1_001, CurrencyCode.CNY), CurrencyCode.JPY))
                .quote()
                .fxQuoteId();
        String expired = ((QuoteResult.Quoted)
                        fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.JPY))
                .quote()
                .fxQuoteId();
        assertThat(refused(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, other)))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_MISMATCH);
        house.clock.pass(Duration.ofMinutes(10));

        assertThat(refused(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, expired)))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_EXPIRED);
        assertThat(fx.quote(FakePayments.MERCHANT, Money.of(1, CurrencyCode.CNY), CurrencyCode.KWD))
                .isEqualTo(new QuoteResult.Refused(QuoteResult.Reason.NO_RATE));
        assertThat(database.count("payment")).isZero();
    }

    private CollectResult.Reason refused(NewCollection wanted) {
        return ((CollectResult.Refused) collecting.collect.collect(wanted, AcceptCompanion.NOTHING)).reason();
    }

    // Callbacks

    private int calledBack(String body) {
        return collecting
                .callbacks
                .take(
                        "WECHAT",
                        FakePayments.MERCHANT,
                        new Callback("/callbacks", "", Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                .status();
    }

    @Test
    void a_callback_is_verified_kept_once_and_acted_on_once() {
        PaymentView payment = collecting.waiting();
        String body = "signed " + prepay().attemptNo() + " tx-1 1000 CNY";

        assertThat(calledBack(body)).isEqualTo(200);
        assertThat(calledBack(body)).isEqualTo(200);

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(database.count("callback")).isOne();
        assertThat(database.count("receipt")).isOne();
        assertThat(collecting.watched).contains("callback taken", "callback again");
    }

    @Test
    void a_callback_that_leaves_open_how_it_stands_must_come_again_and_makes_a_look_due() {
        PaymentView payment = collecting.waiting();
        String attemptNo = prepay().attemptNo();
        collecting.wechat.pay(prepay());

        assertThat(calledBack("open " + attemptNo)).isEqualTo(401);
        assertThat(calledBack("open " + attemptNo)).isEqualTo(401);

        assertThat(collecting.watched).contains("callback unanswered").doesNotContain("callback again");
        collecting.pass(Duration.ofMillis(1));
        assertThat(collecting.receipts.settling(payment.paymentId())).isNotNull();
    }

    @Test
    void a_callback_with_a_wrong_signature_is_refused_counted_and_not_kept() {
        PaymentView payment = collecting.waiting();

        assertThat(calledBack("forged " + prepay().attemptNo() + " tx-1 1000 CNY"))
                .isEqualTo(401);

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.watched).contains("callback WRONG_SIGNATURE");
        assertThat(database.count("callback")).isZero();
    }

    @Test
    void a_callback_to_another_merchant_or_through_another_channel_moves_nothing() {
        PaymentView payment = collecting.waiting();
        byte[] body = ("signed " + prepay().attemptNo() + " tx-1 1000 CNY").getBytes(StandardCharsets.UTF_8);
        Callback callback = new Callback("/callbacks", "", Map.of(), body);

        assertThat(collecting.callbacks.take("WECHAT", "mer_2", callback)).isNull();
        assertThat(collecting
                        .callbacks
                        .take("CARD", FakePayments.MERCHANT, callback)
                        .status())
                .isEqualTo(401);

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void the_query_which_nobody_signs_makes_no_new_callback_of_an_old_one() {
        collecting.waiting();
        byte[] body = ("signed " + prepay().attemptNo() + " tx-1 1000 CNY").getBytes(StandardCharsets.UTF_8);

        for (String query : List.of("", "a=1", "a=2")) {
            Callback callback = new Callback("/callbacks", query, Map.of(), body);
            assertThat(collecting
                            .callbacks
                            .take("WECHAT", FakePayments.MERCHANT, callback)
                            .status())
                    .isEqualTo(200);
        }

        assertThat(database.count("callback")).isOne();
    }

    @Test
    void callbacks_are_forgotten_when_they_are_old() {
        collecting.waiting();
        calledBack("signed " + prepay().attemptNo() + " tx-1 1000 CNY");
        ForgetCallbacks forget =
                new ForgetCallbacks(collecting.storedCallbacks, CollectHouse.CONFIG.callbacksKept(), house.clock);

        house.clock.pass(Duration.ofDays(180));
        assertThat(forget.turn()).isFalse();
        assertThat(database.count("callback")).isOne();
        house.clock.pass(Duration.ofMillis(1));
        forget.turn();

        assertThat(database.count("callback")).isZero();
    }

    @Test
    void quotes_that_nobody_used_are_forgotten_a_while_after_they_expired() {
        QuoteFx fx = new QuoteFx(
                collecting.quotes, Map.of("CNY-USD", new BigDecimal("0.1386")), Duration.ofMinutes(10), house.clock);
        QuoteResult.Quoted used = (QuoteResult.Quoted)
                fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.USD);
        fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.USD);
        collecting.collected(CollectHouse.wanted(
                "no-1",
                PaymentMethod.CARD,
                CaptureMethod.AUTOMATIC,
                used.quote().fxQuoteId()));
        ForgetQuotes forget = new ForgetQuotes(collecting.quotes, Duration.ofDays(1), house.clock);

        house.clock.pass(Duration.ofDays(1).plus(Duration.ofMinutes(10)));
        forget.turn();
        assertThat(database.count("fx_quote")).isEqualTo(2);
        house.clock.pass(Duration.ofMillis(1));
        forget.turn();

        assertThat(database.count("fx_quote")).isOne();
        assertThat(collecting.quotes.find(FakePayments.MERCHANT, used.quote().fxQuoteId()))
                .isNotNull();
    }

    // Looks

    @Test
    void who_asks_for_a_payment_has_the_channel_asked_if_that_is_a_while_ago() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.pay(prepay());
        house.clock.pass(Duration.ofSeconds(1));
        assertThat(collecting.lookWhenAsked.fresh(payment).state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.wechat.queries).isEmpty();

        house.clock.pass(Duration.ofSeconds(1));

        assertThat(collecting.lookWhenAsked.fresh(payment).state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void wallets_channels_and_settlements_look_at_their_own_payments_only() {
        PaymentView wallet = house.accepted();
        PaymentView channel = collecting.collected(CollectHouse.wanted("no-1"));
        house.clock.pass(Duration.ofMinutes(15));
        assertThat(collecting.rows.lease(10)).containsExactly(channel.paymentId());
        collecting.settlesNever = true;
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        assertThat(collecting.state(channel)).isEqualTo(PaymentState.PROCESSING);
        house.clock.pass(Duration.ofMinutes(1));

        assertThat(collecting.rows.lease(10)).isEmpty();
        assertThat(collecting.settlements.lease(10))
                .singleElement()
                .satisfies(due -> assertThat(due.paymentId()).isEqualTo(channel.paymentId()));
        assertThat(new DueLooksJdbc(database.jdbc(), database.transactions(), house.clock, Duration.ofSeconds(8))
                        .lease(10))
                .singleElement()
                .satisfies(look -> assertThat(look.paymentId()).isEqualTo(wallet.paymentId()));
    }
}

package io.holdfast.payment.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.ScriptedChannel;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.collect.CollectWatch;
import io.holdfast.payment.collect.TakeReceipt;
import io.holdfast.payment.collect.jdbc.AttemptsJdbc;
import io.holdfast.payment.collect.jdbc.CollectedPaymentsJdbc;
import io.holdfast.payment.outbox.jdbc.SurplusEventsJdbc;
import io.holdfast.payment.pay.jdbc.RepeatedTransaction;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.saga.fake.SagaHouse;
import io.holdfast.payment.settle.CollectAuthorized.Collecting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel has set aside is collected; only money that surely did not come is given up. */
class CollectAtChannelTest {

    private static final long PART = 400;

    private final PaymentDatabase database = PaymentDatabase.shared();
    private final ScriptedChannel channel = new ScriptedChannel("CARD", PaymentMethod.CARD);
    private final SagaHouse house;
    private final TakeReceipt takeReceipt;
    private final CollectAtChannel collect;

    CollectAtChannelTest() {
        database.forget();
        house = new SagaHouse(database);
        AttemptsJdbc attempts = new AttemptsJdbc(database.jdbc(), database.transactions(), house.clock);
        takeReceipt = new TakeReceipt(
                new RepeatedTransaction(database.transactions()),
                house.payments,
                new CollectedPaymentsJdbc(database.jdbc(), database.transactions(), house.clock, Duration.ofMinutes(1)),
                attempts,
                house.receipts,
                new SurplusEventsJdbc(database.jdbc()),
                paymentId -> {},
                new Unwatched(),
                house.clock);
        collect = new CollectAtChannel(
                attempts,
                house.receipts,
                new Channels(List.of(channel)),
                (merchant, name) -> new ChannelSettings(
                        merchant, name, 1, URI.create("http://c"), URI.create("http://h"), Map.of(), Map.of()),
                takeReceipt);
    }

    private static Receipt receipt(PaymentView payment, long minor) {
        return new Receipt(
                attemptNo(payment),
                "tx1",
                Money.of(minor, CurrencyCode.CNY),
                Instant.parse("2026-11-25T12:00:00Z"),
                Map.of());
    }

    private static String attemptNo(PaymentView payment) {
        return payment.paymentId().substring(4);
    }

    private Collecting collected(PaymentView payment) {
        return collect.collect(payment, Money.of(PART, CurrencyCode.CNY));
    }

    /** The channel's report of what it captured comes before its answer. */
    private void reportsFirst(PaymentView payment, long minor, TradeState answer) {
        channel.trade = () -> {
            takeReceipt.take(attemptNo(payment), receipt(payment, minor));
            return answer;
        };
    }

    @Test
    void what_is_captured_settles_its_payment() {
        PaymentView payment = house.capturedAtChannel(PART);
        channel.trade = () -> new TradeState.Paid(receipt(payment, PART));
        assertThat(collected(payment)).isEqualTo(Collecting.COLLECTED);
        assertThat(house.receipts.settling(payment.paymentId())).isNotNull();
    }

    @Test
    void what_was_captured_already_is_not_asked_for_again() {
        PaymentView payment = house.paid();
        assertThat(collected(payment)).isEqualTo(Collecting.COLLECTED);
        assertThat(channel.calls).hasValue(0);
    }

    @Test
    void what_is_not_set_aside_any_more_is_given_up() {
        PaymentView payment = house.capturedAtChannel(PART);
        database.jdbc().update("UPDATE attempt SET state = 'CLOSED', query_at = NULL");
        assertThat(collected(payment)).isEqualTo(Collecting.REFUSED);
    }

    @Test
    void a_report_that_comes_before_the_answer_is_as_good_as_the_answer() {
        PaymentView payment = house.capturedAtChannel(PART);
        reportsFirst(payment, PART, new TradeState.Paid(receipt(payment, PART)));
        assertThat(collected(payment)).isEqualTo(Collecting.COLLECTED);
    }

    @Test
    void a_refusal_of_what_was_captured_meanwhile_is_none() {
        PaymentView payment = house.capturedAtChannel(PART);
        ChannelRefusal refusal = new ChannelRefusal(ChannelRefusal.Reason.OTHER, "CAPTURED", "captured already");
        reportsFirst(payment, PART, new TradeState.Refused(refusal));
        assertThat(collected(payment)).isEqualTo(Collecting.COLLECTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {PART - 1, PART + 1, SagaHouse.AMOUNT})
    void another_amount_is_neither_collected_nor_given_up(long minor) {
        PaymentView payment = house.capturedAtChannel(PART);
        reportsFirst(payment, minor, new TradeState.Paid(receipt(payment, minor)));
        for (int look = 0; look < 2; look++) {
            assertThatIllegalStateException().isThrownBy(() -> collected(payment));
        }
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(house.stored(payment).heldFor()).isEqualTo(ReceiptPurpose.WRONG_AMOUNT.name());
        assertThat(channel.calls).hasValue(1);
    }

    @Test
    void a_capture_whose_wrong_money_goes_back_is_given_up() {
        PaymentView payment = house.capturedAtChannel(PART);
        reportsFirst(payment, PART + 1, new TradeState.Paid(receipt(payment, PART + 1)));
        assertThatIllegalStateException().isThrownBy(() -> collected(payment));
        StoredReceipt wrong = house.receipts.ofPayment(payment.paymentId()).get(0);

        house.receipts.decide(wrong.receiptId(), house.clock.instant());

        assertThat(collected(payment)).isEqualTo(Collecting.REFUSED);
        assertThat(channel.calls).hasValue(1);
    }

    private static final class Unwatched implements CollectWatch {
        @Override
        public void asked(String channel, String operation, String answer) {}

        @Override
        public void calledBack(String channel, String result) {}

        @Override
        public void received(String channel, ReceiptPurpose purpose) {}

        @Override
        public void gaveBack(String channel, GiveBackState state) {}

        @Override
        public void claimedTwice(String channel) {}
    }
}

package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.fake.FakeChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that comes: what it is for, whoever reports it and how often. */
class TakeReceiptTest extends InCollectHouse {

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
}

package io.holdfast.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundOutcome.Reason;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.saga.fake.Faults.Fault;
import io.holdfast.payment.saga.fake.SagaHouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Which refunds are accepted, on a real database. */
class AcceptRefundTest {

    private final PaymentDatabase database = PaymentDatabase.shared();
    private final SagaHouse house;
    private final SagaHouse.Process process;
    private final AcceptRefund refund;
    private final PaymentView payment;

    AcceptRefundTest() {
        database.forget();
        house = new SagaHouse(database);
        process = house.new Process();
        refund = new AcceptRefund(house.refunds, process.refundLane, Duration.ofSeconds(10));
        payment = house.settled();
    }

    private RefundOrder order(String number, long minor) {
        return order(SagaHouse.MERCHANT, number, payment.paymentId(), minor, CurrencyCode.CNY);
    }

    private static RefundOrder order(
            String merchant, String number, String paymentId, long minor, CurrencyCode currency) {
        return new RefundOrder(merchant, number, paymentId, Money.of(minor, currency), null, false);
    }

    private static RefundView accepted(RefundOutcome outcome) {
        return ((RefundOutcome.Accepted) outcome).refund();
    }

    private void assertRefused(RefundOrder order, Reason reason) {
        assertThat(refund.refund(order)).isEqualTo(new RefundOutcome.Refused(reason));
    }

    @Test
    void a_payment_is_refunded_in_parts_until_nothing_is_left() {
        assertThat(accepted(refund.refund(order("1", 300))).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(accepted(refund.refund(order("2", 300))).state()).isEqualTo(RefundState.SUCCEEDED);
        assertRefused(order("3", 401), Reason.AMOUNT_ABOVE_REST);
        assertThat(accepted(refund.refund(order("4", 400))).state()).isEqualTo(RefundState.SUCCEEDED);
        assertRefused(order("5", 1), Reason.AMOUNT_ABOVE_REST);
        assertThat(house.bank.refunded()).isEqualTo(SagaHouse.AMOUNT);
        assertThat(house.ledger.balance("merchant")).isZero();
        assertThat(house.loyalty.points()).isZero();
        assertThat(house.events(payment)).hasSize(4);
    }

    @Test
    void the_same_number_is_the_same_refund() {
        RefundView first = accepted(refund.refund(order("1", 300)));
        assertThat(accepted(refund.refund(order("1", 300)))).isEqualTo(first);
        assertRefused(order("1", 301), Reason.REFUND_NO_REUSED);
        assertThat(house.stored(payment).refundedMinor()).isEqualTo(300);
    }

    @Test
    void what_cannot_be_refunded_is_refused_and_leaves_no_trace() {
        PaymentView unpaid = house.paid();
        RefundView earlier = accepted(refund.refund(order("1", 100)));
        assertRefused(order(SagaHouse.MERCHANT, "2", "pay_none", 1, CurrencyCode.CNY), Reason.PAYMENT_NOT_FOUND);
        assertRefused(order("mer_2", "3", payment.paymentId(), 1, CurrencyCode.CNY), Reason.PAYMENT_NOT_FOUND);
        assertRefused(
                order(SagaHouse.MERCHANT, "4", unpaid.paymentId(), 1, CurrencyCode.CNY), Reason.PAYMENT_NOT_SUCCEEDED);
        assertRefused(order(SagaHouse.MERCHANT, "5", earlier.refundId(), 1, CurrencyCode.CNY), Reason.NOT_A_PAYMENT);
        assertRefused(
                order(SagaHouse.MERCHANT, "6", payment.paymentId(), 1, CurrencyCode.USD), Reason.CURRENCY_MISMATCH);
        assertRefused(order("7", 0), Reason.AMOUNT_OUT_OF_RANGE);
        assertThatThrownBy(() -> refund.refund(order(" ", 1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(database.count("refund")).isOne();
        assertThat(house.stored(payment).refundedMinor()).isEqualTo(100);
    }

    @Test
    void fifty_refunds_at_once_take_no_more_than_there_is() throws Exception {
        List<Callable<RefundOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String number = "r" + i;
            all.add(() -> refund.refund(order(number, 300)));
        }
        List<RefundOutcome> outcomes = AtOnce.call(all);
        assertThat(outcomes.stream().filter(RefundOutcome.Accepted.class::isInstance))
                .hasSize(3);
        assertThat(outcomes.stream().filter(new RefundOutcome.Refused(Reason.AMOUNT_ABOVE_REST)::equals))
                .hasSize(47);
        assertThat(house.stored(payment).refundedMinor()).isEqualTo(900);
        assertThat(house.bank.refunded()).isEqualTo(900);
    }

    @Test
    void one_number_at_once_is_one_refund() throws Exception {
        List<Callable<RefundOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(() -> refund.refund(order("same", 700)));
        }
        assertThat(AtOnce.call(all).stream()
                        .map(outcome -> accepted(outcome).refundId())
                        .distinct())
                .hasSize(1);
        assertThat(house.stored(payment).refundedMinor()).isEqualTo(700);
        assertThat(database.count("refund")).isOne();
    }

    @Test
    void what_a_failed_refund_took_can_be_refunded_again() {
        house.faults.once("freeze", Fault.REFUSES);
        assertThat(accepted(refund.refund(order("1", 1_000))).state()).isEqualTo(RefundState.FAILED);
        assertThat(accepted(refund.refund(order("2", 1_000))).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void an_exchanged_payment_goes_back_in_the_payers_currency_to_the_last_coin() {
        database.jdbc().update("UPDATE receipt SET currency = 'USD', amount_minor = 143");
        RefundView third = accepted(refund.refund(order("1", 333)));
        RefundView rest = accepted(refund.refund(order("2", 667)));
        assertThat(third.toPayer()).isEqualTo(Money.of(47, CurrencyCode.USD));
        assertThat(rest.toPayer()).isEqualTo(Money.of(96, CurrencyCode.USD));
    }

    @Test
    void lists_are_newest_first_and_end() {
        RefundView one = accepted(refund.refund(order("1", 100)));
        RefundView two = accepted(refund.refund(order("2", 100)));
        FindRefunds find = new FindRefunds(house.refunds);
        assertThat(find.list(SagaHouse.MERCHANT, payment.paymentId(), null, 1).refunds())
                .containsExactly(two);
        assertThat(find.list(SagaHouse.MERCHANT, null, two.refundId(), 1).refunds())
                .containsExactly(one);
        assertThat(find.list(SagaHouse.MERCHANT, null, null, 2).nextBefore()).isNull();
        assertThat(find.list("mer_2", null, null, 2).refunds()).isEmpty();
        assertThat(find.find("mer_2", one.refundId())).isNull();
        assertThat(find.find(SagaHouse.MERCHANT, one.refundId())).isEqualTo(one);
        assertThat(find.findByNumber(SagaHouse.MERCHANT, "2")).isEqualTo(two);
    }
}

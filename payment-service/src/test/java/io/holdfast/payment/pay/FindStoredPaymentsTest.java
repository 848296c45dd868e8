package io.holdfast.payment.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindStoredPaymentsTest extends InPaymentHouse {

    private FindPayments find;

    @BeforeEach
    void build() {
        find = new FindStoredPayments(house.payments);
    }

    @Test
    void a_payment_is_found_by_its_merchant_alone() {
        PaymentView payment = house.accepted();

        assertThat(find.find(FakePayments.MERCHANT, payment.paymentId())).isEqualTo(payment);
        assertThat(find.findByNumber(FakePayments.MERCHANT, payment.merchantPaymentNo()))
                .isEqualTo(payment);
        assertThat(find.find("mer_2", payment.paymentId())).isNull();
        assertThat(find.findByNumber("mer_2", payment.merchantPaymentNo())).isNull();
        assertThat(find.list("mer_2", null, 10)).isEqualTo(new PaymentPage(List.of(), null));
    }

    @Test
    void pages_run_from_the_newest_to_the_oldest_without_gap_or_repetition() {
        List<PaymentView> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(house.accepted());
        }
        List<String> newestFirst = made.stream()
                .map(PaymentView::paymentId)
                .sorted(Collections.reverseOrder())
                .toList();

        List<String> seen = new ArrayList<>();
        String before = null;
        do {
            PaymentPage page = find.list(FakePayments.MERCHANT, before, 3);
            page.payments().forEach(payment -> seen.add(payment.paymentId()));
            before = page.nextBefore();
        } while (before != null);

        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void a_page_that_ends_with_the_oldest_has_no_next() {
        house.accepted();
        house.accepted();

        assertThat(find.list(FakePayments.MERCHANT, null, 2).nextBefore()).isNull();
        assertThat(find.list(FakePayments.MERCHANT, null, 1).nextBefore()).isNotNull();
    }

    @Test
    void a_limit_out_of_range_is_refused() {
        assertThatThrownBy(() -> find.list(FakePayments.MERCHANT, null, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> find.list(FakePayments.MERCHANT, null, 201))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fates_are_told_in_the_order_asked() {
        PaymentView open = house.accepted();
        PaymentView succeeded = house.finish.succeeded(house.accepted(), "ann");
        PaymentView failed = house.finish.failed(house.accepted(), FailureReason.TIMED_OUT, null);
        TellFates fates = new TellFates(house.payments);

        assertThat(fates.of(List.of(failed.paymentId(), "pay_never", open.paymentId(), succeeded.paymentId())))
                .containsExactly(Fate.CANCEL, Fate.CANCEL, Fate.WAIT, Fate.CONFIRM);
        assertThat(fates.of(List.of())).isEmpty();
        assertThatThrownBy(() -> fates.of(Collections.nCopies(501, "pay_1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.holdfast.order.reservation;

import static io.holdfast.order.RunningOrderService.bean;
import static io.holdfast.order.RunningOrderService.ordered;
import static io.holdfast.order.RunningOrderService.payment;
import static io.holdfast.order.RunningOrderService.reserve;
import static io.holdfast.order.RunningOrderService.stocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.order.RunningOrderService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpireReservationsTest {

    private static final int BATCH = 4;

    private final String merchantId = RunningOrderService.newMerchant();
    private final Instant tomorrow = Instant.now().plusSeconds(86_400);

    @BeforeEach
    void nothing_else_is_due() {
        stocked(merchantId, "tea", 250, 100);
        sweep(payments -> Collections.nCopies(payments.size(), Fate.CANCEL));
    }

    @AfterEach
    void nothing_is_lost() {
        assertThat(RunningOrderService.stockThatDoesNotAddUp()).isEmpty();
        assertThat(RunningOrderService.ordersThatDoNotMatch()).isEmpty();
    }

    @Test
    void every_expired_reservation_is_asked_about_once_a_sweep_even_when_all_must_wait() {
        List<String> reserved = reserved(11, tomorrow);
        List<String> asked = new ArrayList<>();

        int finished = sweep(payments -> {
            assertThat(payments).hasSizeLessThanOrEqualTo(BATCH);
            asked.addAll(payments);
            return Collections.nCopies(payments.size(), Fate.WAIT);
        });

        assertThat(finished).isZero();
        assertThat(asked).containsExactlyInAnyOrderElementsOf(reserved).doesNotHaveDuplicates();
    }

    @Test
    void each_payment_meets_its_own_fate() {
        List<String> reserved = reserved(9, tomorrow.minusSeconds(1));
        assertThat(sweep(payments -> payments.stream()
                        .map(payment -> fate(reserved.indexOf(payment)))
                        .toList()))
                .isEqualTo(6);
        for (int i = 0; i < reserved.size(); i++) {
            BranchState state =
                    bean(ReportReservations.class).of(reserved.get(i)).state();
            assertThat(state)
                    .isEqualTo(
                            switch (fate(i)) {
                                case CONFIRM -> BranchState.CONFIRMED;
                                case CANCEL -> BranchState.CANCELLED;
                                case WAIT -> BranchState.TRIED;
                            });
        }
    }

    @Test
    void while_payment_service_is_down_reservations_wait() {
        List<String> reserved = reserved(1, tomorrow);
        assertThatThrownBy(() -> sweep(payments -> {
                    throw new IllegalStateException("payment-service is down");
                }))
                .hasMessage("payment-service is down");
        assertThat(bean(ReportReservations.class).of(reserved.get(0)).state()).isEqualTo(BranchState.TRIED);
    }

    @Test
    void an_answer_that_does_not_fit_the_question_is_not_acted_upon() {
        List<String> reserved = reserved(2, tomorrow);
        assertThatThrownBy(() -> sweep(payments -> List.of(Fate.CANCEL)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 fates for 2 payments");
        assertThat(bean(ReportReservations.class).of(reserved.get(0)).state()).isEqualTo(BranchState.TRIED);
    }

    private static Fate fate(int index) {
        return Fate.values()[index % 3];
    }

    private List<String> reserved(int count, Instant expiresAt) {
        List<String> payments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ReserveStock payment = payment(ordered(merchantId, new OrderItem("tea", 1)));
            reserve(new ReserveStock(payment.paymentId(), merchantId, payment.orderId(), payment.total(), expiresAt));
            payments.add(payment.paymentId());
        }
        return payments;
    }

    private int sweep(PaymentFates fates) {
        return new ExpireReservations(
                        bean(Reservations.class),
                        fates,
                        bean(FinishReservation.class),
                        Clock.fixed(tomorrow, ZoneOffset.UTC),
                        BATCH)
                .sweep();
    }
}

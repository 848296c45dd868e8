package io.holdfast.payment.degrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.FakePayments;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentCopiesTest {

    private static final Instant CREATED = Instant.parse("2026-11-25T10:00:00Z");

    private final DegradeHouse house = new DegradeHouse();
    private final PaymentCopies copies = new PaymentCopies(house.degradation, DegradeHouse.CONFIG, () -> house.nanos);
    private final PaymentView processing = FakePayments.processing(CREATED);
    private final PaymentView succeeded = processing.ended(PaymentState.SUCCEEDED, null, "ann", CREATED);

    @BeforeEach
    void queries_are_given_up() {
        house.choose(DegradeLevel.QUERIES);
    }

    private PaymentState shown() {
        PaymentCopy copy = copies.find(FakePayments.MERCHANT, processing.paymentId());
        return copy == null ? null : copy.payment().state();
    }

    @Test
    void a_copy_is_found_by_id_and_by_number_and_knows_its_age() {
        copies.keep(processing, null, copies.now());
        house.pass(Duration.ofMillis(2_900));

        PaymentCopy copy = copies.findByNumber(FakePayments.MERCHANT, processing.merchantPaymentNo());

        assertThat(copy).isEqualTo(copies.find(FakePayments.MERCHANT, processing.paymentId()));
        assertThat(copy.payment()).isEqualTo(processing);
        assertThat(copies.ageSeconds(copy)).isEqualTo(2);
    }

    @Test
    void another_merchant_finds_nothing() {
        copies.keep(processing, null, copies.now());

        assertThat(copies.find("mer_2", processing.paymentId())).isNull();
        assertThat(copies.findByNumber("mer_2", processing.merchantPaymentNo())).isNull();
    }

    @Test
    void what_is_older_than_it_may_be_is_not_shown() {
        copies.keep(processing, null, copies.now());

        house.pass(Duration.ofSeconds(10));

        assertThat(shown()).isNull();
    }

    @Test
    void a_reader_that_was_held_up_does_not_bring_an_old_state_back() {
        long readAt = copies.now();
        house.pass(Duration.ofSeconds(1));
        copies.ended(succeeded);

        copies.keep(processing, null, readAt);
        assertThat(shown()).isEqualTo(PaymentState.SUCCEEDED);

        house.pass(Duration.ofSeconds(11));
        copies.keep(processing, null, readAt);
        assertThat(shown()).isNull();
    }

    @Test
    void a_reader_whose_clock_reads_later_does_not_make_a_terminal_payment_open_again() {
        copies.ended(succeeded);
        house.pass(Duration.ofSeconds(1));

        copies.keep(processing, null, copies.now());

        assertThat(shown()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void of_two_readings_the_later_one_is_shown_whichever_comes_first() {
        PaymentView refunded = processing.ended(PaymentState.SUCCEEDED, null, "bob", CREATED);
        long early = copies.now();
        house.pass(Duration.ofSeconds(1));
        copies.keep(refunded, null, copies.now());

        copies.keep(succeeded, null, early);

        assertThat(copies.find(FakePayments.MERCHANT, processing.paymentId()).payment())
                .isEqualTo(refunded);
    }

    @Test
    void copies_are_shown_at_the_last_level_only() {
        copies.keep(processing, null, copies.now());

        house.choose(DegradeLevel.STATEMENTS);

        assertThat(shown()).isNull();
    }

    @Test
    void no_copies_are_made_while_nothing_is_given_up() {
        house.choose(DegradeLevel.NONE);
        copies.keep(processing, null, copies.now());

        house.choose(DegradeLevel.QUERIES);

        assertThat(shown()).isNull();
    }

    @Test
    void no_more_are_kept_than_are_allowed() {
        for (int i = 0; i < 1_000; i++) {
            copies.keep(FakePayments.processing(CREATED), null, copies.now());
        }
        copies.keep(processing, null, copies.now());

        assertThat(copies.size()).isLessThanOrEqualTo(100);
    }
}

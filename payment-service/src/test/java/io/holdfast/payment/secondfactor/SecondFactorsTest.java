package io.holdfast.payment.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.fake.Authenticator;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SecondFactorsTest extends InPaymentHouse {

    private static final Duration STEP = Duration.ofSeconds(Codes.STEP_SECONDS);

    private final SecondFactors factors = house.risk.factors;

    private Authenticator enrolled() {
        Authenticator app = begun();
        assertThat(factors.confirm("acc_1", app.code(house.clock.instant()))).isInstanceOf(Guess.Right.class);
        house.clock.pass(STEP);
        return app;
    }

    private Authenticator begun() {
        return new Authenticator(Objects.requireNonNull(factors.begin(FakePayments.MERCHANT, "acc_1")));
    }

    private Guess guess(String code) {
        return factors.guess("acc_1", code);
    }

    @Test
    void secrets_are_shown_in_base32() {
        assertThat(Base32.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void a_secret_protects_nothing_until_it_is_confirmed_and_may_be_replaced_until_then() {
        Authenticator lost = begun();
        Authenticator app = begun();

        assertThat(factors.isEnrolled(FakePayments.MERCHANT, "acc_1")).isFalse();
        assertThat(guess(app.code(house.clock.instant()))).isEqualTo(new Guess.NotEnrolled());
        assertThat(factors.confirm("acc_1", lost.code(house.clock.instant()))).isEqualTo(new Guess.Wrong());
        assertThat(factors.confirm("acc_1", app.code(house.clock.instant()))).isInstanceOf(Guess.Right.class);
        assertThat(factors.isEnrolled(FakePayments.MERCHANT, "acc_1")).isTrue();
        assertThat(factors.isEnrolled("mer_other", "acc_1")).isFalse();
        assertThat(factors.begin(FakePayments.MERCHANT, "acc_1")).isNull();
        assertThat(factors.confirm("acc_1", app.code(house.clock.instant()))).isEqualTo(new Guess.NotEnrolled());
    }

    @Test
    void another_merchant_replaces_no_secret() {
        begun();

        assertThat(factors.begin("mer_other", "acc_1")).isNull();
    }

    @Test
    void the_secret_is_sealed_for_its_wallet() {
        Authenticator app = enrolled();
        byte[] stored = database.jdbc().queryForObject("SELECT secret FROM second_factor", byte[].class);

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(app.secret());
    }

    @Test
    void a_code_of_the_step_before_or_after_is_taken_and_none_further_away() {
        Authenticator app = enrolled();
        house.clock.pass(STEP.multipliedBy(10));

        assertThat(guess(app.code(house.clock.instant().minus(STEP)))).isInstanceOf(Guess.Right.class);
        assertThat(guess(app.code(house.clock.instant().plus(STEP)))).isInstanceOf(Guess.Right.class);
        assertThat(guess(app.code(house.clock.instant().minus(STEP.multipliedBy(2)))))
                .isEqualTo(new Guess.Wrong());
        assertThat(guess(app.code(house.clock.instant().plus(STEP.multipliedBy(2)))))
                .isEqualTo(new Guess.Wrong());
    }

    @Test
    void a_code_is_taken_once_and_none_before_it_after_that() {
        Authenticator app = enrolled();
        String before = app.code(house.clock.instant());
        house.clock.pass(STEP);
        Guess.Right right = (Guess.Right) guess(app.code(house.clock.instant()));

        assertThat(factors.take("acc_1", right.step())).isTrue();
        assertThat(factors.take("acc_1", right.step())).isFalse();
        assertThat(guess(app.code(house.clock.instant()))).isEqualTo(new Guess.Wrong());
        assertThat(guess(before)).isEqualTo(new Guess.Wrong());
    }

    @Test
    void five_wrong_codes_lock_it_even_for_the_right_one_and_a_quarter_of_an_hour_later_it_is_open() {
        Authenticator app = enrolled();
        for (int i = 0; i < 5; i++) {
            assertThat(guess(app.wrong(house.clock.instant()))).isEqualTo(new Guess.Wrong());
        }

        assertThat(guess(app.code(house.clock.instant()))).isEqualTo(new Guess.Locked());
        house.clock.pass(Duration.ofMinutes(15));
        assertThat(guess(app.wrong(house.clock.instant()))).isEqualTo(new Guess.Wrong());
        assertThat(guess(app.code(house.clock.instant()))).isInstanceOf(Guess.Right.class);
    }

    @Test
    void wrong_codes_count_for_a_quarter_of_an_hour_and_until_a_right_one_is_taken() {
        Authenticator app = enrolled();
        for (int i = 0; i < 4; i++) {
            guess(app.wrong(house.clock.instant()));
        }
        house.clock.pass(Duration.ofMinutes(15));
        for (int i = 0; i < 4; i++) {
            guess(app.wrong(house.clock.instant()));
        }
        Guess.Right right = (Guess.Right) guess(app.code(house.clock.instant()));
        factors.take("acc_1", right.step());
        for (int i = 0; i < 4; i++) {
            assertThat(guess(app.wrong(house.clock.instant()))).isEqualTo(new Guess.Wrong());
        }
        assertThat(guess(app.wrong(house.clock.instant()))).isEqualTo(new Guess.Wrong());
        assertThat(guess(app.wrong(house.clock.instant()))).isEqualTo(new Guess.Locked());
    }

    @Test
    void a_removed_one_asks_for_nothing() {
        enrolled();

        assertThat(factors.remove("acc_1")).isTrue();
        assertThat(factors.remove("acc_1")).isFalse();
        assertThat(factors.isEnrolled(FakePayments.MERCHANT, "acc_1")).isFalse();
    }
}

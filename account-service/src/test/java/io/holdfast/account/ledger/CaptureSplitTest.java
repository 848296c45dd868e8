package io.holdfast.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureSplitTest {

    /** The half goes to the even neighbour, and the merchant has the remainder. */
    @ParameterizedTest
    @CsvSource({
        // amount, points, basis points, fee, merchant
        "10000,             0,             60,    60,           9940",
        "1,                 0,             60,    0,            1",
        "83,                0,             60,    0,            83",
        "84,                0,             60,    1,            83",
        "50,                0,             100,   0,            50",
        "150,               0,             100,   2,            148",
        "250,               0,             100,   2,            248",
        "350,               0,             100,   4,            346",
        "60,                40,            150,   2,            98",
        "1,                 99,            50,    0,            100",
        "100,               200,           50,    2,            298",
        "100,               0,             0,     0,            100",
        "100,               0,             10000, 100,          0",
        "1000000000000,     1000000000000, 10000, 2000000000000, 0",
        "1000000000000,     0,             1,     100000000,    999900000000",
    })
    void fee_is_half_even_of_the_whole(long amount, long points, int basisPoints, long fee, long merchant) {
        assertThat(CaptureSplit.of(amount + points, basisPoints)).isEqualTo(new CaptureSplit(fee, merchant));
    }

    @Test
    void fee_of_every_small_amount_is_what_exact_arithmetic_says() {
        for (long amount = 1; amount <= 2_000; amount++) {
            for (int basisPoints : new int[] {1, 7, 50, 60, 99, 250, 3_333}) {
                CaptureSplit split = CaptureSplit.of(amount, basisPoints);
                long product = amount * basisPoints;
                long floor = product / 10_000;
                long rest = product % 10_000;
                long expected = rest > 5_000 || rest == 5_000 && floor % 2 == 1 ? floor + 1 : floor;
                assertThat(split.feeMinor()).isEqualTo(expected);
                assertThat(split.feeMinor() + split.merchantMinor()).isEqualTo(amount);
            }
        }
    }

    @Test
    void what_is_credited_is_what_is_debited_when_it_is_taken_back() {
        CaptureSplit split = new CaptureSplit(2, 98);
        assertThat(split.credits("acc_merchant", CurrencyCode.KWD))
                .containsExactly(
                        Posting.folded("acc_merchant", Money.of(98, CurrencyCode.KWD)),
                        Posting.folded("acc_platform_fee_kwd", Money.of(2, CurrencyCode.KWD)));
        assertThat(split.debits("acc_merchant", CurrencyCode.KWD))
                .containsExactly(
                        Posting.direct("acc_merchant", Money.of(-98, CurrencyCode.KWD)),
                        Posting.direct("acc_platform_fee_kwd", Money.of(-2, CurrencyCode.KWD)));
        assertThat(new CaptureSplit(0, 1).debits("acc_merchant", CurrencyCode.KWD))
                .hasSize(1);
        assertThat(new CaptureSplit(1, 0).debits("acc_merchant", CurrencyCode.KWD))
                .hasSize(1);
    }
}

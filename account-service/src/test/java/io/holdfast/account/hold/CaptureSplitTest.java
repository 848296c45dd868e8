package io.holdfast.account.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertThat(CaptureSplit.of(hold(amount, points, basisPoints))).isEqualTo(new CaptureSplit(fee, merchant));
    }

    @Test
    void fee_of_every_small_amount_is_what_exact_arithmetic_says() {
        for (long amount = 1; amount <= 2_000; amount++) {
            for (int basisPoints : new int[] {1, 7, 50, 60, 99, 250, 3_333}) {
                CaptureSplit split = CaptureSplit.of(hold(amount, 0, basisPoints));
                long product = amount * basisPoints;
                long floor = product / 10_000;
                long rest = product % 10_000;
                long expected = rest > 5_000 || rest == 5_000 && floor % 2 == 1 ? floor + 1 : floor;
                assertThat(split.feeMinor()).isEqualTo(expected);
                assertThat(split.feeMinor() + split.merchantMinor()).isEqualTo(amount);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void every_party_gets_a_posting_of_its_own(CurrencyCode currency) {
        Hold hold = new Hold("pay_1", "mer_1", "acc_payer", Money.of(900, currency), 100, 250);
        JournalEntry entry = CaptureSplit.of(hold).entry(hold, "acc_merchant");
        assertThat(entry)
                .isEqualTo(new JournalEntry(
                        "pay_1",
                        "capture",
                        java.util.List.of(
                                Posting.direct("acc_payer", Money.of(-900, currency)),
                                Posting.folded(
                                        PlatformAccounts.id(AccountKind.CLEARING, currency), Money.of(-100, currency)),
                                Posting.folded("acc_merchant", Money.of(975, currency)),
                                Posting.folded(
                                        PlatformAccounts.id(AccountKind.FEE, currency), Money.of(25, currency)))));
    }

    @Test
    void nobody_gets_a_posting_of_nothing() {
        Hold free = hold(100, 0, 0);
        assertThat(CaptureSplit.of(free).entry(free, "acc_merchant").postings())
                .extracting(Posting::accountId)
                .containsExactly("acc_payer", "acc_merchant");
        Hold allFee = hold(100, 0, 10_000);
        assertThat(CaptureSplit.of(allFee).entry(allFee, "acc_merchant").postings())
                .extracting(Posting::accountId)
                .containsExactly("acc_payer", "acc_platform_fee_cny");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-1, 0, 0",
        "1000000000001, 0, 0",
        "1, -1, 0",
        "1, 1000000000001, 0",
        "1, 0, -1",
        "1, 0, 10001"
    })
    void a_hold_out_of_range_is_refused(long amount, long points, int basisPoints) {
        assertThatIllegalArgumentException().isThrownBy(() -> hold(amount, points, basisPoints));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "a b", "ü", "01234567890123456789012345678901234567890"})
    void an_id_that_no_column_takes_is_refused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hold(id, "mer_1", "acc_1", Money.of(1, CurrencyCode.CNY), 0, 0));
    }

    private static Hold hold(long amount, long points, int basisPoints) {
        return new Hold("pay_1", "mer_1", "acc_payer", Money.of(amount, CurrencyCode.CNY), points, basisPoints);
    }
}

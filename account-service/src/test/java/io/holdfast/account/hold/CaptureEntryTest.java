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

class CaptureEntryTest {

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void every_party_gets_a_posting_of_its_own(CurrencyCode currency) {
        Hold hold = new Hold("pay_1", "mer_1", "acc_payer", Money.of(900, currency), 100, 250);
        JournalEntry entry = CaptureEntry.of(hold, "acc_merchant");
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
        assertThat(CaptureEntry.of(free, "acc_merchant").postings())
                .extracting(Posting::accountId)
                .containsExactly("acc_payer", "acc_merchant");
        Hold allFee = hold(100, 0, 10_000);
        assertThat(CaptureEntry.of(allFee, "acc_merchant").postings())
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

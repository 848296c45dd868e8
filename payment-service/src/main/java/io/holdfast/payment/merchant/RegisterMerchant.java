package io.holdfast.payment.merchant;

import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.MerchantView;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Makes a new merchant, at each call. */
public final class RegisterMerchant {

    public static final int NAME_LIMIT = 200;
    public static final int FEE_BASIS_POINTS_LIMIT = 10_000;

    private final MerchantRecords merchants;
    private final Clock clock;

    public RegisterMerchant(MerchantRecords merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /**
     * @param name 1 to 200 characters
     * @param feeBasisPoints 0 to 10,000
     * @throws IllegalArgumentException if either is out of range
     */
    public MerchantView register(String name, int feeBasisPoints) {
        int length = name.codePointCount(0, name.length());
        if (name.isBlank() || length > NAME_LIMIT) {
            throw new IllegalArgumentException("a merchant's name has 1 to 200 characters");
        }
        if (feeBasisPoints < 0 || feeBasisPoints > FEE_BASIS_POINTS_LIMIT) {
            throw new IllegalArgumentException("a fee is 0 to 10,000 basis points");
        }
        MerchantView merchant = new MerchantView(
                PublicId.mint("mer"), name, feeBasisPoints, clock.instant().truncatedTo(ChronoUnit.MICROS));
        merchants.insert(merchant);
        return merchant;
    }
}

package io.holdfast.payment.merchant;

import io.holdfast.contract.payment.MerchantView;
import org.jspecify.annotations.Nullable;

/** Where merchants are kept. */
public interface MerchantRecords {

    void insert(MerchantView merchant);

    @Nullable
    MerchantView find(String merchantId);
}

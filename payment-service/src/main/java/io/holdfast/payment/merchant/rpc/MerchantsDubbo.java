package io.holdfast.payment.merchant.rpc;

import io.holdfast.contract.payment.IssueKeyOutcome;
import io.holdfast.contract.payment.MerchantView;
import io.holdfast.contract.payment.Merchants;
import io.holdfast.payment.merchant.IssueKey;
import io.holdfast.payment.merchant.MerchantRecords;
import io.holdfast.payment.merchant.RegisterMerchant;
import io.holdfast.payment.merchant.RevokeKey;
import org.jspecify.annotations.Nullable;

/** Merchants over RPC. */
public final class MerchantsDubbo implements Merchants {

    private final MerchantRecords merchants;
    private final RegisterMerchant registerMerchant;
    private final IssueKey issueKey;
    private final RevokeKey revokeKey;

    public MerchantsDubbo(
            MerchantRecords merchants, RegisterMerchant registerMerchant, IssueKey issueKey, RevokeKey revokeKey) {
        this.merchants = merchants;
        this.registerMerchant = registerMerchant;
        this.issueKey = issueKey;
        this.revokeKey = revokeKey;
    }

    @Override
    public MerchantView register(String name, int feeBasisPoints) {
        return registerMerchant.register(name, feeBasisPoints);
    }

    @Override
    public @Nullable MerchantView find(String merchantId) {
        return merchants.find(merchantId);
    }

    @Override
    public IssueKeyOutcome issueKey(String merchantId) {
        return issueKey.issue(merchantId);
    }

    @Override
    public boolean revokeKey(String merchantId, String keyId) {
        return revokeKey.revoke(merchantId, keyId);
    }
}

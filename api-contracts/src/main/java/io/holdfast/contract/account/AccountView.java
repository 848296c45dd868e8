package io.holdfast.contract.account;

import io.holdfast.contract.CurrencyCode;
import java.io.Serializable;
import java.time.Instant;

/**
 * An account as of one instant.
 *
 * @param merchantId the merchant who opened it and may see it; {@code platform} for Holdfast's own
 * @param owner the merchant's name for the customer; for accounts of other kinds than WALLET a name fixed by Holdfast
 * @param availableMinor what can be spent, postings not yet folded included; minor units of {@code currency}
 * @param frozenMinor what is held for payments under way; minor units
 */
public record AccountView(
        String accountId,
        String merchantId,
        AccountKind kind,
        String owner,
        CurrencyCode currency,
        AccountStatus status,
        long availableMinor,
        long frozenMinor,
        Instant createdAt)
        implements Serializable {}

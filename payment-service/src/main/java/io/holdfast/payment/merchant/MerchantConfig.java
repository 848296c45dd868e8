package io.holdfast.payment.merchant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of merchants and keys.
 *
 * @param masterKey 32 bytes in Base64 that seal the merchants' secrets; no default
 * @param revocationInterval how often an instance looks for keys revoked by another
 * @param keysBelieved how long after such a look the keys in memory are believed; with the time that a request may take
 *     it must stay below the five seconds within which a revoked key stops working
 * @param feeKept how long a merchant's fee rate is remembered
 */
@ConfigurationProperties("holdfast.merchant")
public record MerchantConfig(
        String masterKey,
        @DefaultValue("1s") Duration revocationInterval,
        @DefaultValue("3s") Duration keysBelieved,
        @DefaultValue("30s") Duration feeKept) {

    /** Without the master key, so that it never reaches a log. */
    @Override
    public String toString() {
        return "MerchantConfig[revocationInterval=" + revocationInterval + ", keysBelieved=" + keysBelieved
                + ", feeKept=" + feeKept + "]";
    }
}

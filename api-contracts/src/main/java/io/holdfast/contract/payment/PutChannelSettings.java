package io.holdfast.contract.payment;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One merchant's agreement with one channel.
 *
 * @param channel {@code WECHAT} for example
 * @param endpoint where the channel is: https, or http on this machine; null for the channel's usual address
 * @param open what anybody may see, in place of what was there: {@code mch_id}
 * @param secret keys and certificates to add or replace by name, or to remove where the value is null; those not named stay as
 *     they are
 */
public record PutChannelSettings(
        String merchantId,
        String channel,
        @Nullable String endpoint,
        Map<String, String> open,
        Map<String, @Nullable String> secret)
        implements Serializable {

    /** Without the secrets, so that they never reach a log. */
    @Override
    public String toString() {
        Set<String> names = secret.keySet();
        return "PutChannelSettings[" + channel + " of " + merchantId + ", " + endpoint + ", " + open + ", " + names
                + "]";
    }
}

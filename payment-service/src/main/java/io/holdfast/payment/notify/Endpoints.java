package io.holdfast.payment.notify;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where endpoints are kept. Those that were removed are not found here. */
public interface Endpoints {

    enum Added {
        ADDED,
        /** The same request has made one before. */
        MADE_BEFORE,
        TOO_MANY
    }

    /** @param limit how many a merchant may have */
    Added add(WebhookEndpoint endpoint, byte[] sealedSecret, String madeBy, int limit);

    @Nullable
    WebhookEndpoint find(String merchantId, String endpointId);

    /** Null if no request like this has made one that still is. */
    @Nullable
    WebhookEndpoint madeBy(String merchantId, String request);

    /** Oldest first. */
    List<WebhookEndpoint> ofMerchant(String merchantId);

    /** Of all these merchants, the ENABLED ones. */
    List<WebhookEndpoint> enabledOf(Collection<String> merchantIds);

    /** False if it is not there any more. */
    boolean store(WebhookEndpoint changed);

    /** Null if there is no such endpoint. */
    @Nullable
    SealedSecrets secrets(String endpointId);

    /**
     * Makes another secret the current one, and today's the previous one.
     *
     * @return false if the same request has done so before, or the endpoint is not there
     */
    boolean rotate(String endpointId, byte[] sealedSecret, Instant previousUntil, String rotatedBy);

    /** Removes it, its secrets included; false if it is not there. */
    boolean delete(String merchantId, String endpointId, Instant at);

    /** @return how many of the removed were forgotten, at most {@code limit}; none that a delivery still names */
    int forgetDeletedBefore(Instant time, int limit);
}

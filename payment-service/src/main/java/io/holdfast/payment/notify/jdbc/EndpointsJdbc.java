package io.holdfast.payment.notify.jdbc;

import static io.holdfast.payment.notify.jdbc.NotifyRows.time;

import io.holdfast.payment.notify.Endpoints;
import io.holdfast.payment.notify.SealedSecrets;
import io.holdfast.payment.notify.WebhookEndpoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Endpoints in SQL. */
public final class EndpointsJdbc implements Endpoints {

    private static final String SELECT =
            "SELECT " + NotifyRows.ENDPOINT_COLUMNS + " FROM webhook_endpoint e WHERE e.deleted_at IS NULL AND ";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    public EndpointsJdbc(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Added add(WebhookEndpoint endpoint, byte[] sealedSecret, String madeBy, int limit) {
        return Objects.requireNonNull(transactions.execute(status -> {
            // One at a time, so that two cannot both be the last that there is room for.
            jdbc.queryForList(
                    "SELECT merchant_id FROM merchant WHERE merchant_id = ? FOR UPDATE", endpoint.merchantId());
            if (madeBy(endpoint.merchantId(), madeBy) != null) {
                return Added.MADE_BEFORE;
            }
            if (ofMerchant(endpoint.merchantId()).size() >= limit) {
                return Added.TOO_MANY;
            }
            insert(endpoint, sealedSecret, madeBy);
            return Added.ADDED;
        }));
    }

    private void insert(WebhookEndpoint endpoint, byte[] sealedSecret, String madeBy) {
        jdbc.update(
                "INSERT INTO webhook_endpoint (endpoint_id, merchant_id, url, events, description, status, retry_policy,"
                        + " sealed_secret, made_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                endpoint.endpointId(),
                endpoint.merchantId(),
                endpoint.url(),
                endpoint.events().stored(),
                endpoint.description(),
                endpoint.status().name(),
                endpoint.retryPolicy().stored(),
                sealedSecret,
                madeBy,
                time(endpoint.createdAt()));
    }

    @Override
    public @Nullable WebhookEndpoint find(String merchantId, String endpointId) {
        return first(jdbc.query(
                SELECT + "e.merchant_id = ? AND e.endpoint_id = ?", NotifyRows::endpoint, merchantId, endpointId));
    }

    @Override
    public @Nullable WebhookEndpoint madeBy(String merchantId, String request) {
        return first(
                jdbc.query(SELECT + "e.merchant_id = ? AND e.made_by = ?", NotifyRows::endpoint, merchantId, request));
    }

    @Override
    public List<WebhookEndpoint> ofMerchant(String merchantId) {
        return jdbc.query(SELECT + "e.merchant_id = ? ORDER BY e.endpoint_id", NotifyRows::endpoint, merchantId);
    }

    @Override
    public List<WebhookEndpoint> enabledOf(Collection<String> merchantIds) {
        return jdbc.query(
                SELECT + "e.status = 'ENABLED' AND e.merchant_id IN (" + NotifyRows.places(merchantIds.size())
                        + ") ORDER BY e.endpoint_id",
                NotifyRows::endpoint,
                merchantIds.toArray());
    }

    @Override
    public boolean store(WebhookEndpoint changed) {
        // Matched rather than changed: the same values again are no reason to say that it is not there.
        return transactionally(() -> lock(changed.endpointId())
                && jdbc.update(
                                "UPDATE webhook_endpoint SET url = ?, events = ?, description = ?, status = ?,"
                                        + " retry_policy = ? WHERE endpoint_id = ?",
                                changed.url(),
                                changed.events().stored(),
                                changed.description(),
                                changed.status().name(),
                                changed.retryPolicy().stored(),
                                changed.endpointId())
                        >= 0);
    }

    private boolean lock(String endpointId) {
        return !jdbc.queryForList(
                        "SELECT endpoint_id FROM webhook_endpoint WHERE endpoint_id = ? AND deleted_at IS NULL FOR UPDATE",
                        endpointId)
                .isEmpty();
    }

    private boolean transactionally(java.util.function.BooleanSupplier body) {
        return Boolean.TRUE.equals(transactions.execute(status -> body.getAsBoolean()));
    }

    @Override
    public @Nullable SealedSecrets secrets(String endpointId) {
        return first(jdbc.query(
                "SELECT e.sealed_secret, e.sealed_previous, e.previous_until FROM webhook_endpoint e"
                        + " WHERE e.endpoint_id = ? AND e.deleted_at IS NULL",
                NotifyRows::secrets,
                endpointId));
    }

    @Override
    public boolean rotate(String endpointId, byte[] sealedSecret, Instant previousUntil, String rotatedBy) {
        // From left to right: what was the secret becomes the previous one before it is replaced.
        return jdbc.update(
                        "UPDATE webhook_endpoint SET sealed_previous = sealed_secret, sealed_secret = ?,"
                                + " previous_until = ?, rotated_by = ? WHERE endpoint_id = ? AND deleted_at IS NULL"
                                + " AND (rotated_by IS NULL OR rotated_by <> ?)",
                        sealedSecret,
                        time(previousUntil),
                        rotatedBy,
                        endpointId,
                        rotatedBy)
                == 1;
    }

    @Override
    public boolean delete(String merchantId, String endpointId, Instant at) {
        return jdbc.update(
                        "UPDATE webhook_endpoint SET deleted_at = ?, status = 'DISABLED', sealed_secret = NULL,"
                                + " sealed_previous = NULL, previous_until = NULL, made_by = NULL"
                                + " WHERE merchant_id = ? AND endpoint_id = ? AND deleted_at IS NULL",
                        time(at),
                        merchantId,
                        endpointId)
                == 1;
    }

    @Override
    public int forgetDeletedBefore(Instant time, int limit) {
        return jdbc.update(
                "DELETE FROM webhook_endpoint WHERE deleted_at < ? AND NOT EXISTS"
                        + " (SELECT 1 FROM webhook_delivery d WHERE d.endpoint_id = webhook_endpoint.endpoint_id)"
                        + " ORDER BY deleted_at LIMIT ?",
                time(time),
                limit);
    }

    private static <T> @Nullable T first(List<T> found) {
        return found.isEmpty() ? null : found.get(0);
    }
}

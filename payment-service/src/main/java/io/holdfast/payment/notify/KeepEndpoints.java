package io.holdfast.payment.notify;

import io.holdfast.contract.PublicId;
import io.holdfast.payment.notify.EndpointOutcome.Reason;
import io.holdfast.payment.notify.EndpointOutcome.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, shows, changes and removes a merchant's endpoints. A secret is shown when it is made, and never again. */
public final class KeepEndpoints {

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final WebhookSecrets secrets;
    private final TargetRule targets;
    private final NotifyConfig config;
    private final Clock clock;

    public KeepEndpoints(
            Endpoints endpoints,
            Deliveries deliveries,
            WebhookSecrets secrets,
            TargetRule targets,
            NotifyConfig config,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.targets = targets;
        this.config = config;
        this.clock = clock;
    }

    public EndpointOutcome create(NewEndpoint wanted) {
        String fault = targets.fault(wanted.url());
        if (fault != null) {
            return new Refused(Reason.TARGET_REFUSED, fault);
        }
        WebhookEndpoint endpoint = new WebhookEndpoint(
                PublicId.mint("whe"),
                wanted.merchantId(),
                wanted.url(),
                wanted.events(),
                wanted.description(),
                EndpointStatus.ENABLED,
                wanted.retryPolicy(),
                null,
                now());
        String secret = secrets.mint();
        byte[] sealed = secrets.seal(wanted.merchantId(), endpoint.endpointId(), secret);
        return switch (endpoints.add(endpoint, sealed, wanted.madeBy(), config.endpointsPerMerchant())) {
            case ADDED -> new EndpointOutcome.WithSecret(endpoint, secret);
            case MADE_BEFORE -> again(endpoints.madeBy(wanted.merchantId(), wanted.madeBy()));
            case TOO_MANY ->
                new Refused(
                        Reason.TOO_MANY_ENDPOINTS,
                        "a merchant has at most " + config.endpointsPerMerchant() + " endpoints");
        };
    }

    /** Null if the merchant has no such endpoint. */
    public @Nullable WebhookEndpoint find(String merchantId, String endpointId) {
        return endpoints.find(merchantId, endpointId);
    }

    public List<WebhookEndpoint> list(String merchantId) {
        return endpoints.ofMerchant(merchantId);
    }

    public EndpointOutcome change(String merchantId, String endpointId, EndpointChange change) {
        String fault = change.url() == null ? null : targets.fault(change.url());
        if (fault != null) {
            return new Refused(Reason.TARGET_REFUSED, fault);
        }
        WebhookEndpoint before = endpoints.find(merchantId, endpointId);
        if (before == null) {
            return notFound();
        }
        WebhookEndpoint after = before.with(change);
        if (!endpoints.store(after)) {
            return notFound();
        }
        if (after.status() == EndpointStatus.ENABLED && isOtherwiseReached(before, after)) {
            // What waited for the endpoint, or for its next try, may go to where it is now.
            deliveries.wakeAll(endpointId, now());
        }
        return new EndpointOutcome.Stored(after);
    }

    private static boolean isOtherwiseReached(WebhookEndpoint before, WebhookEndpoint after) {
        return after.status() != before.status()
                || !after.url().equals(before.url())
                || !after.retryPolicy().equals(before.retryPolicy());
    }

    /** @param request which request asks for it, in 64 hexadecimal digits; asked again, it gets the same secret */
    public EndpointOutcome rotate(String merchantId, String endpointId, String request) {
        WebhookEndpoint endpoint = endpoints.find(merchantId, endpointId);
        if (endpoint == null) {
            return notFound();
        }
        Instant previousUntil = now().plus(config.secretsOverlap());
        String secret = secrets.mint();
        return endpoints.rotate(endpointId, secrets.seal(merchantId, endpointId, secret), previousUntil, request)
                ? new EndpointOutcome.WithSecret(endpoint.rotated(previousUntil), secret)
                : again(endpoints.find(merchantId, endpointId));
    }

    /** False if the merchant has no such endpoint. What was on its way there ends DEAD. */
    public boolean delete(String merchantId, String endpointId) {
        boolean deleted = endpoints.delete(merchantId, endpointId, now());
        if (deleted) {
            deliveries.endAll(endpointId, now());
        }
        return deleted;
    }

    private EndpointOutcome again(@Nullable WebhookEndpoint endpoint) {
        SealedSecrets sealed = endpoint == null ? null : endpoints.secrets(endpoint.endpointId());
        if (sealed == null) {
            return notFound();
        }
        WebhookEndpoint found = Objects.requireNonNull(endpoint);
        return new EndpointOutcome.WithSecret(
                found, secrets.open(found.merchantId(), found.endpointId(), sealed.current()));
    }

    private static EndpointOutcome notFound() {
        return new Refused(Reason.NOT_FOUND, "there is no such endpoint");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

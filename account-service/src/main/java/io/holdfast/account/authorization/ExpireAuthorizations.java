package io.holdfast.account.authorization;

import io.holdfast.account.expiry.Expiring;
import io.holdfast.contract.branch.Resolution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authorizations that nobody captured or released in time are released when their payments ended. */
public final class ExpireAuthorizations implements Expiring {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireAuthorizations.class);

    private final AuthorizationHolds holds;
    private final ReleaseAuthorization release;

    public ExpireAuthorizations(AuthorizationHolds holds, ReleaseAuthorization release) {
        this.holds = holds;
        this.release = release;
    }

    @Override
    public List<Expired> expired(Instant now, @Nullable Expired after, int limit) {
        return holds.expired(now, after, limit);
    }

    @Override
    public boolean resolve(String paymentId, Resolution resolution) {
        return switch (resolution) {
            case CANCEL -> {
                AuthorizationState state = release.release(paymentId);
                LOG.warn("the authorization of payment {} has expired: now {}", paymentId, state);
                yield true;
            }
            case CONFIRM -> {
                // How much of it was captured, and for which fee, is nothing that one could guess.
                LOG.error("payment {} succeeded, and its authorization was never captured", paymentId);
                yield false;
            }
        };
    }
}

package io.holdfast.payment.merchant;

import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.ApiKey;
import io.holdfast.contract.payment.IssueKeyOutcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Makes a new key for a merchant, at each call. The answer is the only place where its secret is ever seen. */
public final class IssueKey {

    private static final int SECRET_BYTES = 32;

    private final ApiKeys keys;
    private final SecretSeal seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public IssueKey(ApiKeys keys, SecretSeal seal, Clock clock) {
        this.keys = keys;
        this.seal = seal;
        this.clock = clock;
    }

    public IssueKeyOutcome issue(String merchantId) {
        String keyId = PublicId.mint("key");
        String secret = mintSecret();
        ApiKeys.Added added = keys.add(new SealedKey(
                keyId, merchantId, seal.seal(keyId, secret), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return switch (added) {
            case ADDED -> new IssueKeyOutcome.Issued(new ApiKey(keyId, secret));
            case MERCHANT_NOT_FOUND -> new IssueKeyOutcome.Refused(IssueKeyOutcome.Reason.MERCHANT_NOT_FOUND);
            case TOO_MANY_LIVE_KEYS -> new IssueKeyOutcome.Refused(IssueKeyOutcome.Reason.TOO_MANY_LIVE_KEYS);
        };
    }

    private String mintSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "sk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

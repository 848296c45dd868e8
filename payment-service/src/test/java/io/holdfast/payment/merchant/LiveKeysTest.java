package io.holdfast.payment.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.PublicId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveKeysTest {

    private static final SecretSeal OPEN = new SecretSeal() {
        @Override
        public byte[] seal(String keyId, String secret) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(String keyId, byte[] sealed) {
            return new String(sealed, StandardCharsets.UTF_8);
        }
    };

    private final FakeApiKeys stored = new FakeApiKeys();
    private long nanos = 1;
    private final LiveKeys keys = new LiveKeys(stored, OPEN, Duration.ofSeconds(3), () -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void a_key_is_read_once_and_then_remembered() {
        String key = stored.live();
        keys.lookForRevocations();

        assertThat(keys.find(key)).isEqualTo(new LiveKey(key, "mer_1", "secret"));
        keys.find(key);

        assertThat(stored.reads).isEqualTo(1);
    }

    @Test
    void before_the_first_look_and_when_the_last_is_too_long_ago_memory_is_not_believed() {
        String key = stored.live();
        keys.find(key);
        keys.find(key);
        assertThat(stored.reads).isEqualTo(2);

        keys.lookForRevocations();
        keys.find(key);
        assertThat(stored.reads).isEqualTo(2);

        stored.revokedElsewhere(key);
        stored.broken = true;
        pass(Duration.ofMillis(2_999));
        assertThatThrownBy(keys::lookForRevocations).isInstanceOf(IllegalStateException.class);
        assertThat(keys.find(key)).isNotNull();
        pass(Duration.ofMillis(2));
        assertThat(keys.find(key)).isNull();
    }

    @Test
    void a_revocation_elsewhere_is_seen_at_the_next_look() {
        String key = stored.live();
        keys.lookForRevocations();
        keys.find(key);

        stored.revokedElsewhere(key);
        keys.lookForRevocations();

        assertThat(keys.find(key)).isNull();
    }

    @Test
    void a_key_read_just_before_its_revocation_and_remembered_just_after_is_dropped_by_the_next_look() {
        String key = stored.live();
        keys.lookForRevocations();
        stored.duringRead = () -> {
            stored.revokedElsewhere(key);
            keys.lookForRevocations();
        };
        assertThat(keys.find(key)).isNotNull();
        stored.duringRead = () -> {};

        keys.lookForRevocations();

        assertThat(keys.find(key)).isNull();
    }

    @Test
    void more_revocations_than_a_look_reads_drop_everything() {
        String key = stored.live();
        keys.lookForRevocations();
        keys.find(key);
        stored.revokedElsewhere(key);
        for (int i = 0; i < 150; i++) {
            stored.revokedElsewhere(stored.live());
        }

        keys.lookForRevocations();

        assertThat(keys.find(key)).isNull();
    }

    @Test
    void an_unknown_key_is_asked_for_once_a_second() {
        String key = PublicId.mint("key");
        keys.lookForRevocations();
        assertThat(keys.find(key)).isNull();
        assertThat(keys.find(key)).isNull();
        assertThat(stored.reads).isEqualTo(1);

        stored.add(new SealedKey(key, "mer_1", "secret".getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
        pass(Duration.ofSeconds(2));

        assertThat(keys.find(key)).isNotNull();
    }

    @Test
    void what_cannot_be_a_key_is_not_asked_for() {
        for (String key : List.of("", "key_", "mer_01k9q2m7x3e8c4a6b0d5f1g7h2", "key_" + "x".repeat(1_000))) {
            assertThat(keys.find(key)).isNull();
        }
        assertThat(stored.reads).isZero();
    }

    @Test
    void a_key_shows_no_secret() {
        assertThat(new LiveKey("key_1", "mer_1", "canary").toString()).doesNotContain("canary");
    }

    private static final class FakeApiKeys implements ApiKeys {

        private final Map<String, SealedKey> live = new HashMap<>();
        private final List<Revocation> revocations = new ArrayList<>();
        private int reads;
        private boolean broken;
        private Runnable duringRead = () -> {};

        String live() {
            String id = PublicId.mint("key");
            add(new SealedKey(id, "mer_1", "secret".getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
            return id;
        }

        void revokedElsewhere(String keyId) {
            live.remove(keyId);
            revocations.add(0, new Revocation(revocations.size() + 1, keyId));
        }

        @Override
        public Added add(SealedKey key) {
            live.put(key.keyId(), key);
            return Added.ADDED;
        }

        @Override
        public boolean revoke(String merchantId, String keyId, Instant at) {
            revokedElsewhere(keyId);
            return true;
        }

        @Override
        public @Nullable SealedKey findLive(String keyId) {
            reads++;
            SealedKey found = live.get(keyId);
            duringRead.run();
            return found;
        }

        @Override
        public List<Revocation> latestRevocations(int limit) {
            if (broken) {
                throw new IllegalStateException("the database is down");
            }
            return List.copyOf(revocations.subList(0, Math.min(limit, revocations.size())));
        }
    }
}

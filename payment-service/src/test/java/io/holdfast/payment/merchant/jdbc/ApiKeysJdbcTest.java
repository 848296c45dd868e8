package io.holdfast.payment.merchant.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.IssueKeyOutcome;
import io.holdfast.contract.payment.MerchantView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.merchant.ApiKeys;
import io.holdfast.payment.merchant.IssueKey;
import io.holdfast.payment.merchant.MerchantFees;
import io.holdfast.payment.merchant.RegisterMerchant;
import io.holdfast.payment.merchant.SealedKey;
import io.holdfast.payment.merchant.SecretSeal;
import io.holdfast.payment.merchant.crypto.SecretSealTink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysJdbcTest {

    private static PaymentDatabase database;

    private final MerchantRecordsJdbc merchants = new MerchantRecordsJdbc(JdbcClient.create(database.dataSource()));
    private final ApiKeysJdbc keys = new ApiKeysJdbc(JdbcClient.create(database.dataSource()), database.transactions());
    private final SecretSeal seal = new SecretSealTink(Base64.getEncoder().encodeToString(new byte[32]));
    private final RegisterMerchant register = new RegisterMerchant(merchants, Clock.systemUTC());
    private final IssueKey issue = new IssueKey(keys, seal, Clock.systemUTC());

    @BeforeAll
    static void schema() {
        database = PaymentDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_merchant_is_found_as_it_was_registered() {
        MerchantView registered = register.register("茶 & Books", 60);

        assertThat(merchants.find(registered.merchantId())).isEqualTo(registered);
        assertThat(merchants.find("mer_nobody")).isNull();
    }

    @Test
    void a_merchant_out_of_range_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> register.register(" ", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> register.register("x".repeat(201), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> register.register("x", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> register.register("x", 10_001));
        assertThat(register.register("🍵".repeat(200), 10_000).feeBasisPoints()).isEqualTo(10_000);
    }

    @Test
    void a_secret_is_stored_sealed_and_opens_for_its_key() {
        String merchant = register.register("x", 0).merchantId();

        IssueKeyOutcome.Issued issued = (IssueKeyOutcome.Issued) issue.issue(merchant);

        SealedKey stored = keys.findLive(issued.key().keyId());
        assertThat(stored).isNotNull();
        assertThat(new String(stored.sealedSecret(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(issued.key().secret());
        assertThat(seal.open(stored.keyId(), stored.sealedSecret()))
                .isEqualTo(issued.key().secret());
        assertThat(stored.merchantId()).isEqualTo(merchant);
    }

    @Test
    void twenty_requests_for_a_key_at_once_leave_two_live_keys() {
        String merchant = register.register("x", 0).merchantId();
        ExecutorService executor = Executors.newFixedThreadPool(20);
        List<CompletableFuture<IssueKeyOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(CompletableFuture.supplyAsync(() -> issue.issue(merchant), executor));
        }

        List<IssueKeyOutcome> outcomes =
                all.stream().map(CompletableFuture::join).toList();

        executor.shutdown();
        assertThat(outcomes)
                .filteredOn(IssueKeyOutcome.Issued.class::isInstance)
                .hasSize(2);
        assertThat(outcomes).contains(new IssueKeyOutcome.Refused(IssueKeyOutcome.Reason.TOO_MANY_LIVE_KEYS));
        assertThat(live(merchant)).isEqualTo(2);
    }

    @Test
    void no_key_is_issued_to_nobody() {
        assertThat(issue.issue("mer_nobody"))
                .isEqualTo(new IssueKeyOutcome.Refused(IssueKeyOutcome.Reason.MERCHANT_NOT_FOUND));
    }

    @Test
    void a_key_is_revoked_once_by_its_merchant_alone_and_makes_room_for_another() {
        String merchant = register.register("x", 0).merchantId();
        String other = register.register("y", 0).merchantId();
        issue.issue(other);
        String key = ((IssueKeyOutcome.Issued) issue.issue(merchant)).key().keyId();
        issue.issue(merchant);
        Instant now = Clock.systemUTC().instant();

        assertThat(keys.revoke(other, key, now)).isFalse();
        assertThat(keys.revoke(merchant, key, now)).isTrue();
        assertThat(keys.revoke(merchant, key, now)).isFalse();

        assertThat(keys.findLive(key)).isNull();
        assertThat(keys.latestRevocations(10))
                .extracting(ApiKeys.Revocation::keyId)
                .startsWith(key);
        assertThat(live(other)).isEqualTo(1);
        assertThat(live(merchant)).isEqualTo(1);
        assertThat(issue.issue(merchant)).isInstanceOf(IssueKeyOutcome.Issued.class);
        assertThat(issue.issue(merchant)).isInstanceOf(IssueKeyOutcome.Refused.class);
    }

    @Test
    void the_latest_revocations_come_first() {
        String merchant = register.register("x", 0).merchantId();
        List<String> revoked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String key = PublicId.mint("key");
            keys.add(new SealedKey(key, merchant, seal.seal(key, "s"), Instant.EPOCH));
            keys.revoke(merchant, key, Instant.EPOCH);
            revoked.add(0, key);
        }

        assertThat(keys.latestRevocations(2))
                .extracting(ApiKeys.Revocation::keyId)
                .isEqualTo(revoked.subList(0, 2));
    }

    @Test
    void fees_are_remembered_for_a_short_time_and_nobodys_are_not() {
        MerchantView merchant = register.register("x", 60);
        MerchantFees fees = new MerchantFees(merchants, Duration.ofMillis(200));

        assertThat(fees.basisPointsOf(merchant.merchantId())).hasValue(60);
        JdbcClient.create(database.dataSource())
                .sql("UPDATE merchant SET fee_basis_points = 70 WHERE merchant_id = ?")
                .param(merchant.merchantId())
                .update();
        assertThat(new MerchantFees(merchants, Duration.ofMillis(200)).basisPointsOf(merchant.merchantId()))
                .hasValue(70);
        assertThat(fees.basisPointsOf("mer_nobody")).isEmpty();
    }

    private int live(String merchant) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT live_keys FROM merchant WHERE merchant_id = ? AND live_keys ="
                        + " (SELECT COUNT(*) FROM api_key WHERE merchant_id = ? AND revoked_at IS NULL)")
                .param(merchant)
                .param(merchant)
                .query(Integer.class)
                .single();
    }
}

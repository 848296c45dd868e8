package io.holdfast.payment.channelconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.contract.payment.ChannelSettingsOutcome;
import io.holdfast.contract.payment.ChannelSettingsOutcome.Reason;
import io.holdfast.contract.payment.ChannelSettingsView;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PutChannelSettings;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.ScriptedChannel;
import io.holdfast.payment.channelconfig.jdbc.SettingsRecordsJdbc;
import io.holdfast.payment.channelconfig.json.SettingsSealJson;
import io.holdfast.payment.merchant.RegisterMerchant;
import io.holdfast.payment.merchant.crypto.SecretSealTink;
import io.holdfast.payment.merchant.jdbc.MerchantRecordsJdbc;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChannelSettingsStoreTest {

    private static final String CANARY = "-----BEGIN KEY-----\nsecret-canary\n-----END KEY-----\n";
    private static PaymentDatabase database;

    private final ScriptedChannel channel = new ScriptedChannel("TEST", PaymentMethod.CARD);
    private final MerchantRecordsJdbc merchants = new MerchantRecordsJdbc(JdbcClient.create(database.dataSource()));
    private final SettingsRecordsJdbc records =
            new SettingsRecordsJdbc(JdbcClient.create(database.dataSource()), database.transactions());
    private final SettingsSeal seal =
            new SettingsSealJson(new SecretSealTink(Base64.getEncoder().encodeToString(new byte[32])));
    private final ChannelSettingsConfig config = new ChannelSettingsConfig(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            URI.create("https://pay.example"),
            false,
            new ChannelSettingsConfig.Documents(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            Map.of(
                    "TEST",
                    new ChannelSettingsConfig.Defaults(
                            URI.create("https://channel.example"), Map.of("max_minor", "500", "mch_id", "default"))));
    private final SettingsReader reader = new SettingsReader(seal, config);
    private long nanos = 1;
    private final LiveChannelSettings here = live();
    private final LiveChannelSettings elsewhere = live();
    private final ChannelSettingsStore store = store(true);
    private String merchantId = "";

    private ChannelSettingsStore store(boolean sandboxAllowed) {
        return new ChannelSettingsStore(
                records,
                seal,
                reader,
                here,
                merchants,
                new Channels(List.of(channel)),
                new EndpointRule(sandboxAllowed),
                Clock.systemUTC());
    }

    private LiveChannelSettings live() {
        return new LiveChannelSettings(records, reader, config.believed(), () -> nanos);
    }

    @BeforeAll
    static void schema() {
        database = PaymentDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void a_merchant() {
        merchantId = new RegisterMerchant(merchants, Clock.systemUTC())
                .register("Tea & Books", 60)
                .merchantId();
    }

    private PutChannelSettings settings(
            @Nullable String endpoint, Map<String, String> open, Map<String, String> secret) {
        return new PutChannelSettings(merchantId, "TEST", endpoint, open, secret);
    }

    private ChannelSettingsView stored(ChannelSettingsOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChannelSettingsOutcome.Stored.class);
        return ((ChannelSettingsOutcome.Stored) outcome).settings();
    }

    private ChannelSettingsView put(Map<String, String> open, Map<String, String> secret) {
        return stored(store.put(settings(null, open, secret)));
    }

    @Test
    void settings_are_found_as_they_were_put_with_the_defaults_below_them() {
        ChannelSettingsView view = put(Map.of("mch_id", "1900000001"), Map.of("key", CANARY));

        assertThat(view.version()).isEqualTo(1);
        assertThat(view.endpoint()).isEqualTo("https://channel.example");
        assertThat(view.callbackUrl()).isEqualTo("https://pay.example/callbacks/TEST/" + merchantId);
        assertThat(view.open()).isEqualTo(Map.of("mch_id", "1900000001"));
        assertThat(view.secretNames()).containsExactly("key");
        assertThat(store.find(merchantId, "TEST")).isEqualTo(view);
        assertThat(here.find(merchantId, "TEST"))
                .isEqualTo(new ChannelSettings(
                        merchantId,
                        "TEST",
                        1,
                        URI.create("https://channel.example"),
                        URI.create("https://pay.example/callbacks/TEST/" + merchantId),
                        Map.of("mch_id", "1900000001", "max_minor", "500"),
                        Map.of("key", CANARY)));
        assertThat(here.find(merchantId, "NONE")).isNull();
        assertThat(store.find("mer_nobody", "TEST")).isNull();
    }

    @Test
    void open_settings_are_replaced_and_of_the_secrets_only_those_that_are_named() {
        put(Map.of("mch_id", "1", "app_id", "2"), Map.of("key", "one", "other", "two"));

        ChannelSettingsView view = put(Map.of("mch_id", "3"), Map.of("other", "three"));

        assertThat(view.version()).isEqualTo(2);
        assertThat(view.open()).isEqualTo(Map.of("mch_id", "3"));
        assertThat(view.secretNames()).containsExactly("key", "other");
        ChannelSettings found = here.find(merchantId, "TEST");
        assertThat(found).isNotNull();
        assertThat(found.secret()).isEqualTo(Map.of("key", "one", "other", "three"));
    }

    @Test
    void a_secret_is_removed_by_null_unless_the_channel_needs_it() {
        put(Map.of(), Map.of("key", "one", "other", "two"));
        Map<String, @Nullable String> removing = new HashMap<>();
        removing.put("other", null);
        removing.put("never_there", null);

        ChannelSettingsView view = stored(store.put(settings(null, Map.of(), removing)));

        assertThat(view.secretNames()).containsExactly("key");
        assertThat(here.find(merchantId, "TEST").secret()).isEqualTo(Map.of("key", "one"));
        assertThat(database.jdbc()
                        .queryForObject(
                                "SELECT secret_names FROM channel_settings_change WHERE merchant_id = ? AND version = 2",
                                String.class,
                                merchantId))
                .isEqualTo("other");
        removing.put("key", null);
        assertThat(store.put(settings(null, Map.of(), removing)))
                .isEqualTo(new ChannelSettingsOutcome.Refused(Reason.INVALID, "key is not set"));
        assertThat(store.find(merchantId, "TEST").version()).isEqualTo(2);
    }

    @Test
    void secrets_are_stored_sealed_for_their_merchant_channel_and_version() {
        put(Map.of(), Map.of("key", CANARY));
        put(Map.of(), Map.of());
        byte[] sealed = database.jdbc()
                .queryForObject(
                        "SELECT sealed_secrets FROM channel_settings WHERE merchant_id = ?", byte[].class, merchantId);
        SettingsKey key = new SettingsKey(merchantId, "TEST");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(seal.open(key, 2, sealed)).isEqualTo(Map.of("key", CANARY));
        assertThatIllegalStateException().isThrownBy(() -> seal.open(key, 1, sealed));
        assertThatIllegalStateException().isThrownBy(() -> seal.open(new SettingsKey(merchantId, "CARD"), 2, sealed));
        assertThatIllegalStateException().isThrownBy(() -> seal.open(new SettingsKey("mer_2", "TEST"), 2, sealed));
        byte[] changed = Arrays.copyOf(sealed, sealed.length);
        changed[changed.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> seal.open(key, 2, changed));
    }

    @Test
    void secrets_of_ordinary_size_and_many_certificates_fit() {
        put(Map.of(), Map.of("key", "k".repeat(16_000), "a_certificate", "c".repeat(16_000)));

        assertThat(store.find(merchantId, "TEST")).isNotNull();
    }

    @Test
    void secrets_that_do_not_fit_with_those_that_were_there_are_refused_and_leave_them() {
        put(Map.of(), Map.of("key", "k".repeat(16_000), "one", "c".repeat(16_000)));

        assertThat(store.put(settings(null, Map.of(), Map.of("two", "c".repeat(16_000), "three", "c".repeat(2_000)))))
                .isInstanceOfSatisfying(ChannelSettingsOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.INVALID);
                    assertThat(refused.fault()).startsWith("secret").contains("49152 bytes");
                });
        assertThat(put(Map.of(), Map.of("two", "c".repeat(16_000))).secretNames())
                .containsExactly("key", "one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"茶", "\u0001", "\""})
    void the_bytes_of_secrets_count_and_not_their_characters(String character) {
        String secret = "x" + character.repeat(15_999);
        put(Map.of(), Map.of("key", "x"));

        List<ChannelSettingsOutcome> outcomes = Stream.of("a", "b", "c")
                .map(name -> store.put(settings(null, Map.of(), Map.of(name, secret))))
                .toList();

        assertThat(outcomes.get(2)).isInstanceOf(ChannelSettingsOutcome.Refused.class);
        assertThat(store.find(merchantId, "TEST")).isNotNull();
    }

    @Test
    void open_settings_of_any_characters_fit_or_are_refused() {
        Map<String, String> most = new HashMap<>();
        IntStream.range(0, 19).forEach(i -> most.put("k" + i, "\u0001x".repeat(250)));

        assertThat(put(most, Map.of("key", "x")).open()).isEqualTo(most);

        most.put("k19", "\u0001x".repeat(250));
        assertThat(store.put(settings(null, most, Map.of())))
                .isEqualTo(new ChannelSettingsOutcome.Refused(Reason.INVALID, "open has more than 10000 characters"));
    }

    @Test
    void each_change_leaves_a_row_without_values_of_secrets() {
        put(Map.of("mch_id", "1", "app_id", "2"), Map.of("key", CANARY, "other", "canary-2"));
        stored(store.put(settings(
                "https://elsewhere.example",
                Map.of("mch_id", "1", "max_minor", "5"),
                Map.of("key", "canary-3", "other", "canary-2"))));
        store.put(settings("http://refused.example", Map.of(), Map.of("key", "canary-4")));

        assertThat(database.jdbc()
                        .query(
                                "SELECT c.version, c.endpoint, c.open_settings, c.secret_names,"
                                        + " c.changed_at = s.updated_at"
                                        + " FROM channel_settings_change c JOIN channel_settings s"
                                        + " ON s.merchant_id = c.merchant_id AND s.channel = c.channel"
                                        + " WHERE c.merchant_id = ? ORDER BY c.version",
                                (row, number) -> row.getLong(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                        + row.getString(4) + " " + row.getBoolean(5),
                                merchantId))
                .containsExactly(
                        "1 null {\"app_id\":\"2\",\"mch_id\":\"1\"} key,other false",
                        "2 https://elsewhere.example {\"max_minor\":\"5\",\"mch_id\":\"1\"} key true");
    }

    @Test
    void each_change_is_logged_without_values_of_secrets() {
        Logger logger = (Logger) LoggerFactory.getLogger(ChannelSettingsStore.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        logger.setLevel(Level.INFO);
        try {
            put(Map.of("mch_id", "1", "app_id", "2"), Map.of("key", CANARY, "other", "canary-2"));
            put(Map.of("mch_id", "1", "max_minor", "5"), Map.of("key", "canary-3", "other", "canary-2"));
            store.put(settings("http://refused.example", Map.of(), Map.of("key", "canary-4")));
        } finally {
            logger.setLevel(null);
            logger.detachAppender(said);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "channel settings changed by CALL: merchant " + merchantId + ", channel TEST, version 1,"
                                + " endpoint https://channel.example, open [app_id, mch_id], secret [key, other]",
                        "channel settings changed by CALL: merchant " + merchantId + ", channel TEST, version 2,"
                                + " endpoint https://channel.example, open [app_id, max_minor], secret [key]");
    }

    @Test
    void a_change_elsewhere_is_seen_at_the_next_look() {
        elsewhere.lookForChanges();
        put(Map.of("mch_id", "1"), Map.of("key", "x"));
        assertThat(elsewhere.find(merchantId, "TEST").version()).isEqualTo(1);

        put(Map.of("mch_id", "2"), Map.of());
        assertThat(here.find(merchantId, "TEST").version()).isEqualTo(2);
        assertThat(elsewhere.find(merchantId, "TEST").version()).isEqualTo(1);
        elsewhere.lookForChanges();

        assertThat(elsewhere.find(merchantId, "TEST").version()).isEqualTo(2);
    }

    @Test
    void that_there_are_none_is_remembered_until_there_are() {
        elsewhere.lookForChanges();
        here.lookForChanges();
        assertThat(elsewhere.find(merchantId, "TEST")).isNull();
        assertThat(here.find(merchantId, "TEST")).isNull();

        put(Map.of("mch_id", "1"), Map.of("key", "x"));
        assertThat(here.find(merchantId, "TEST")).isNotNull();
        assertThat(elsewhere.find(merchantId, "TEST")).isNull();
        elsewhere.lookForChanges();

        assertThat(elsewhere.find(merchantId, "TEST")).isNotNull();
    }

    @Test
    void without_a_look_memory_is_not_believed_for_long() {
        elsewhere.lookForChanges();
        put(Map.of("mch_id", "1"), Map.of("key", "x"));
        assertThat(elsewhere.find(merchantId, "TEST").version()).isEqualTo(1);
        put(Map.of("mch_id", "2"), Map.of());

        nanos += Duration.ofSeconds(3).toNanos();

        assertThat(elsewhere.find(merchantId, "TEST").version()).isEqualTo(2);
    }

    @Test
    void what_the_channel_finds_fault_with_is_not_stored() {
        assertThat(store.put(settings(null, Map.of(), Map.of())))
                .isEqualTo(new ChannelSettingsOutcome.Refused(Reason.INVALID, "key is not set"));
        put(Map.of(), Map.of("key", "good"));
        channel.fault = new IllegalArgumentException("key cannot be read");

        assertThat(store.put(settings(null, Map.of(), Map.of("key", "bad"))))
                .isEqualTo(new ChannelSettingsOutcome.Refused(Reason.INVALID, "key cannot be read"));
        assertThat(here.find(merchantId, "TEST").secret()).isEqualTo(Map.of("key", "good"));
    }

    @Test
    void an_unknown_merchant_and_an_unknown_channel_are_refused() {
        assertThat(store.put(new PutChannelSettings("mer_nobody", "TEST", null, Map.of(), Map.of("key", "x"))))
                .isInstanceOfSatisfying(
                        ChannelSettingsOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.MERCHANT_NOT_FOUND));
        assertThat(store.put(new PutChannelSettings(merchantId, "BARTER", null, Map.of(), Map.of("key", "x"))))
                .isInstanceOfSatisfying(
                        ChannelSettingsOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CHANNEL_NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://channel.example",
                "ftp://127.0.0.1",
                "http://128.0.0.1",
                "http://localhost.example",
                "https://channel.example/",
                "https://channel.example?x=y",
                "https://user@channel.example",
                "//channel.example",
                "not an address",
                "https://",
                ""
            })
    void an_address_that_is_not_safe_is_refused(String endpoint) {
        assertThat(store.put(settings(endpoint, Map.of(), Map.of("key", "x"))))
                .isInstanceOfSatisfying(
                        ChannelSettingsOutcome.Refused.class,
                        refused -> assertThat(refused.fault()).contains("endpoint"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://channel.example",
                "https://channel.example/base",
                "http://127.0.0.1:8070",
                "http://localhost:8070"
            })
    void a_safe_address_is_taken(String endpoint) {
        assertThat(stored(store.put(settings(endpoint, Map.of(), Map.of("key", "x"))))
                        .endpoint())
                .isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8070",
                "http://127.8.9.1",
                "http://localhost:8070",
                "https://LOCALHOST",
                "https://localhost.",
                "https://sandbox.localhost",
                "https://127.0.0.1:8071",
                "https://0.0.0.0",
                "https://[::1]:8071",
                "https://[0:0:0:0:0:0:0:1]",
                "https://[::ffff:127.0.0.1]",
                "http://channel.example"
            })
    void a_sandbox_is_refused_where_none_is_allowed(String endpoint) {
        for (PutChannelSettings wanted : List.of(
                settings(endpoint, Map.of(), Map.of("key", "x")),
                settings(null, Map.of("secapi_endpoint", endpoint), Map.of("key", "x")))) {
            assertThat(store(false).put(wanted))
                    .isInstanceOfSatisfying(ChannelSettingsOutcome.Refused.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(Reason.INVALID);
                        assertThat(refused.fault()).contains("endpoint").doesNotContain(endpoint);
                    });
        }
        assertThat(store.find(merchantId, "TEST")).isNull();
    }

    @Test
    void a_real_channel_is_taken_where_no_sandbox_is_allowed() {
        Map<String, String> open = Map.of("secapi_endpoint", "https://secapi.channel.example");

        stored(store(false).put(settings("https://channel.example", open, Map.of("key", "x"))));
        stored(store(false).put(settings(null, Map.of(), Map.of())));
    }

    @Test
    void names_and_values_are_held_to_their_form_and_no_value_is_repeated() {
        Map<String, String> many = new HashMap<>();
        IntStream.range(0, 33).forEach(i -> many.put("k" + i, "v"));
        for (PutChannelSettings bad : List.of(
                settings(null, Map.of("Mch-Id", "canary"), Map.of("key", "x")),
                settings(null, Map.of("mch_id", " "), Map.of("key", "x")),
                settings(null, Map.of("mch_id", "canary".repeat(100)), Map.of("key", "x")),
                settings(null, Map.of(), Map.of("key", "canary".repeat(3_000))),
                settings(null, many, Map.of("key", "x")),
                settings(null, Map.of("min_minor", "canary"), Map.of("key", "x")),
                settings(null, Map.of("min_minor", "600"), Map.of("key", "x")),
                settings(null, Map.of("max_minor", "-1"), Map.of("key", "x")))) {
            assertThat(store.put(bad)).isInstanceOfSatisfying(ChannelSettingsOutcome.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.INVALID);
                assertThat(refused.fault()).doesNotContain("canary");
            });
        }
        assertThat(store.find(merchantId, "TEST")).isNull();
    }

    @Test
    void changes_at_once_are_all_kept_one_after_the_other() {
        put(Map.of(), Map.of("key", "x"));

        List<CompletableFuture<ChannelSettingsOutcome>> changes = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> store.put(settings(null, Map.of(), Map.of("secret_" + i, "s")))))
                .toList();
        changes.forEach(each -> stored(each.join()));

        ChannelSettingsView view = store.find(merchantId, "TEST");
        assertThat(view).isNotNull();
        assertThat(view.version()).isEqualTo(5);
        assertThat(view.secretNames()).containsExactly("key", "secret_0", "secret_1", "secret_2", "secret_3");
        assertThat(database.jdbc()
                        .queryForList(
                                "SELECT version FROM channel_settings_change WHERE merchant_id = ? ORDER BY version",
                                Long.class,
                                merchantId))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void no_text_has_a_secret() {
        put(Map.of(), Map.of("key", CANARY));

        assertThat(String.valueOf(here.find(merchantId, "TEST"))).doesNotContain("canary");
        assertThat(settings(null, Map.of(), Map.of("key", CANARY)).toString()).doesNotContain("canary");
    }
}

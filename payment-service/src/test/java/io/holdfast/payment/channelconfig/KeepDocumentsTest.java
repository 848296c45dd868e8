package io.holdfast.payment.channelconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.contract.payment.ChannelSettingsOutcome;
import io.holdfast.contract.payment.ChannelSettingsView;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PutChannelSettings;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.ScriptedChannel;
import io.holdfast.payment.channelconfig.RefusedDocument.Reason;
import io.holdfast.payment.channelconfig.jdbc.RefusedDocumentsJdbc;
import io.holdfast.payment.channelconfig.jdbc.SettingsRecordsJdbc;
import io.holdfast.payment.channelconfig.json.SettingsDocumentJson;
import io.holdfast.payment.channelconfig.json.SettingsSealJson;
import io.holdfast.payment.channelconfig.metrics.DocumentMeters;
import io.holdfast.payment.merchant.RegisterMerchant;
import io.holdfast.payment.merchant.crypto.SecretSealTink;
import io.holdfast.payment.merchant.jdbc.MerchantRecordsJdbc;
import io.holdfast.protection.document.DocumentsUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open part of settings as documents that operators edit, against a real database. */
class KeepDocumentsTest {

    private static final String CANARY = "secret-canary";
    private static PaymentDatabase database;

    private final ScriptedChannel channel = new ScriptedChannel("TEST", PaymentMethod.CARD);
    private final MerchantRecordsJdbc merchants = new MerchantRecordsJdbc(JdbcClient.create(database.dataSource()));
    private final SettingsRecordsJdbc records =
            new SettingsRecordsJdbc(JdbcClient.create(database.dataSource()), database.transactions());
    private final RefusedDocumentsJdbc refused = new RefusedDocumentsJdbc(JdbcClient.create(database.dataSource()));
    private final SettingsSeal seal =
            new SettingsSealJson(new SecretSealTink(Base64.getEncoder().encodeToString(new byte[32])));
    private final ChannelSettingsConfig config = new ChannelSettingsConfig(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            URI.create("https://pay.example"),
            false,
            new ChannelSettingsConfig.Documents(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            Map.of("TEST", new ChannelSettingsConfig.Defaults(URI.create("https://channel.example"), Map.of())));
    private final SettingsReader reader = new SettingsReader(seal, config);
    private long nanos = 1;
    private final LiveChannelSettings live = new LiveChannelSettings(records, reader, config.believed(), () -> nanos);
    private final ChannelSettingsStore store = new ChannelSettingsStore(
            records,
            seal,
            reader,
            live,
            merchants,
            new Channels(List.of(channel)),
            new EndpointRule(false),
            Clock.systemUTC());
    private final NoticeBoard board = new NoticeBoard();
    private final SettingsDocuments documents = new SettingsDocuments(board);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final KeepDocument one = new KeepDocument(
            documents,
            new SettingsDocumentJson(),
            records,
            refused,
            store,
            new DocumentMeters(registry),
            Clock.systemUTC());
    private final KeepDocuments keep = new KeepDocuments(one, documents, records, Duration.ofMinutes(1), () -> nanos);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private SettingsKey key = new SettingsKey("", "");

    @BeforeAll
    static void schema() {
        database = PaymentDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void a_merchant_with_settings() {
        database.jdbc().update("DELETE FROM channel_settings_refused_document");
        database.jdbc().update("DELETE FROM channel_settings");
        said.start();
        ((Logger) LoggerFactory.getLogger(KeepDocument.class)).addAppender(said);
        key = new SettingsKey(merchant(), "TEST");
        put(Map.of("mch_id", "1"), Map.of("key", CANARY));
        turns();
    }

    @AfterEach
    void heard() {
        ((Logger) LoggerFactory.getLogger(KeepDocument.class)).detachAppender(said);
    }

    private String merchant() {
        return new RegisterMerchant(merchants, Clock.systemUTC())
                .register("Tea & Books", 60)
                .merchantId();
    }

    private ChannelSettingsView put(Map<String, String> open, Map<String, String> secret) {
        ChannelSettingsOutcome outcome =
                store.put(new PutChannelSettings(key.merchantId(), key.channel(), null, open, secret));
        return ((ChannelSettingsOutcome.Stored) outcome).settings();
    }

    private void turns() {
        while (keep.turn()) {
            // One page of many.
        }
    }

    private static String document(long version, String endpoint, String open) {
        return "{\"version\": " + version + ", \"endpoint\": " + endpoint + ", \"open\": " + open + "}";
    }

    private SettingsDocument shown() {
        return new SettingsDocumentJson().read(board.texts.get(key));
    }

    private StoredSettings stored() {
        return records.find(key);
    }

    private double counted(String result) {
        Counter counter = registry.find("holdfast.channel.settings.documents")
                .tags("channel", "TEST", "result", result)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void what_was_put_is_published_without_the_secrets() {
        assertThat(shown()).isEqualTo(new SettingsDocument(1, null, Map.of("mch_id", "1")));

        put(Map.of("mch_id", "2"), Map.of("key", CANARY + "-2"));
        turns();

        assertThat(shown()).isEqualTo(new SettingsDocument(2, null, Map.of("mch_id", "2")));
        assertThat(board.texts.values()).noneMatch(text -> text.contains("canary"));
        assertThat(counted("PUBLISHED")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void an_edit_of_what_holds_is_taken_over_as_the_next_version_with_the_secrets_that_were_there(long version) {
        live.lookForChanges();
        assertThat(live.find(key.merchantId(), "TEST").open()).isEqualTo(Map.of("mch_id", "1"));

        board.write(key, document(version, "\"https://other.example\"", "{\"mch_id\": \"7\", \"max_minor\": \"5\"}"));
        turns();

        ChannelSettings found = live.find(key.merchantId(), "TEST");
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.endpoint()).isEqualTo(URI.create("https://other.example"));
        assertThat(found.open()).isEqualTo(Map.of("mch_id", "7", "max_minor", "5"));
        assertThat(found.secret()).isEqualTo(Map.of("key", CANARY));
        assertThat(shown())
                .isEqualTo(new SettingsDocument(2, "https://other.example", Map.of("mch_id", "7", "max_minor", "5")));
        assertThat(database.jdbc()
                        .queryForList(
                                "SELECT CONCAT(version, ' ', source, ' ', secret_names) FROM channel_settings_change"
                                        + " WHERE merchant_id = ? ORDER BY version",
                                String.class,
                                key.merchantId()))
                .containsExactly("1 CALL key", "2 NACOS ");
        assertThat(counted("APPLIED")).isEqualTo(1);
        turns();
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void an_edit_that_nobody_heard_of_is_found_by_going_through_all() {
        board.texts.put(key, document(1, "null", "{\"mch_id\": \"7\"}"));
        turns();
        assertThat(stored().version()).isEqualTo(1);

        nanos += Duration.ofMinutes(1).toNanos();
        turns();

        assertThat(stored().open()).isEqualTo(Map.of("mch_id", "7"));
    }

    @Test
    void going_through_all_leaves_none_out() {
        List<SettingsKey> many = IntStream.range(0, 230)
                .mapToObj(i -> new SettingsKey(merchant(), "TEST"))
                .toList();
        for (SettingsKey each : many) {
            store.put(new PutChannelSettings(each.merchantId(), "TEST", null, Map.of(), Map.of("key", "x")));
        }
        turns();
        assertThat(board.texts.keySet()).containsAll(many);

        board.texts.clear();
        nanos += Duration.ofMinutes(1).toNanos();
        turns();

        assertThat(board.texts.keySet()).containsAll(many).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void a_document_that_is_deleted_or_emptied_deletes_nothing_and_comes_back(String emptied) {
        if (emptied.isEmpty()) {
            board.texts.remove(key);
        } else {
            board.texts.put(key, emptied);
        }
        nanos += Duration.ofMinutes(1).toNanos();
        turns();

        assertThat(stored().version()).isEqualTo(1);
        assertThat(shown()).isEqualTo(new SettingsDocument(1, null, Map.of("mch_id", "1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary",
                "[]",
                "{\"version\": 1, \"open\": {\"canary\": \"1\", \"canary\": \"2\"}}",
                "{\"version\": 1, \"open\": {}} {}",
                "{\"version\": 1, \"open\": {}, \"canary\": {}}",
                "{\"open\": {\"mch_id\": \"2\"}}",
                "{\"version\": \"1\", \"open\": {}}",
                "{\"version\": 1.0, \"open\": {}}",
                "{\"version\": 0, \"open\": {}}",
                "{\"version\": 99999999999999999999, \"open\": {}}",
                "{\"version\": 1}",
                "{\"version\": 1, \"open\": {\"mch_id\": 7}}",
                "{\"version\": 1, \"open\": {\"mch_id\": null}}",
                "{\"version\": 1, \"open\": [\"canary\"]}",
                "{\"version\": 1, \"endpoint\": 7, \"open\": {}}",
                "{\"version\": 1, \"endpoint\": \"http://canary.example\", \"open\": {}}",
                "{\"version\": 1, \"endpoint\": \"https://127.0.0.1/canary\", \"open\": {}}",
                "{\"version\": 1, \"open\": {\"secapi_endpoint\": \"http://localhost/canary\"}}",
                "{\"version\": 1, \"open\": {\"max_minor\": \"canary\"}}",
                "{\"version\": 1, \"open\": {\"Canary\": \"1\"}}",
                "{\"version\": 1, \"open\": {\"key\": \"canary\"}}"
            })
    void an_invalid_document_is_refused_loudly_once_and_what_held_still_holds(String text) {
        board.write(key, text);
        turns();
        nanos += Duration.ofMinutes(1).toNanos();
        turns();

        assertThat(stored().version()).isEqualTo(1);
        assertThat(board.texts.get(key)).isEqualTo(text);
        assertThat(counted("INVALID")).isEqualTo(1);
        assertThat(said.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.ERROR))
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains(key.merchantId(), "TEST", "INVALID")
                        .doesNotContainIgnoringCase("canary"));
        assertThat(refused.list(10)).singleElement().satisfies(document -> {
            assertThat(document.key()).isEqualTo(key);
            assertThat(document.reason()).isEqualTo(Reason.INVALID);
            assertThat(document.fault()).isNotBlank().doesNotContainIgnoringCase("canary");
        });
    }

    @Test
    void what_the_channel_finds_fault_with_is_refused() {
        channel.fault = new IllegalArgumentException("mch_id is not one");
        board.write(key, document(1, "null", "{\"mch_id\": \"7\"}"));
        turns();

        assertThat(stored().version()).isEqualTo(1);
        assertThat(refused.list(10)).extracting(RefusedDocument::fault).containsExactly("mch_id is not one");
    }

    @Test
    void a_document_that_was_put_right_is_refused_no_longer() {
        board.write(key, "{");
        turns();
        board.write(key, document(1, "null", "{\"mch_id\": \"7\"}"));
        turns();

        assertThat(stored().version()).isEqualTo(2);
        assertThat(refused.list(10)).isEmpty();
    }

    @Test
    void an_edit_of_an_older_version_is_refused_until_somebody_decides() {
        put(Map.of("mch_id", "2"), Map.of());
        String edit = document(1, "null", "{\"mch_id\": \"7\"}");
        board.write(key, edit);
        turns();

        assertThat(stored().open()).isEqualTo(Map.of("mch_id", "2"));
        assertThat(refused.list(10)).extracting(RefusedDocument::reason).containsExactly(Reason.STALE);
        assertThat(board.texts.get(key)).isEqualTo(edit);

        put(Map.of("mch_id", "3"), Map.of());
        turns();

        assertThat(shown()).isEqualTo(new SettingsDocument(3, null, Map.of("mch_id", "3")));
        assertThat(refused.list(10)).isEmpty();
    }

    @Test
    void a_document_of_another_life_is_refused() {
        board.write(key, document(3, "null", "{\"mch_id\": \"7\"}"));
        turns();

        assertThat(stored().version()).isEqualTo(1);
        assertThat(refused.list(10)).extracting(RefusedDocument::reason).containsExactly(Reason.AHEAD);
    }

    @Test
    void a_number_alone_is_put_right() {
        board.write(key, document(9, "null", "{\"mch_id\": \"1\"}"));
        turns();

        assertThat(stored().version()).isEqualTo(1);
        assertThat(shown().version()).isEqualTo(1);
    }

    @Test
    void a_document_that_could_not_be_replaced_in_time_is_no_edit() {
        board.readOnly = true;
        board.write(key, document(1, "null", "{\"mch_id\": \"7\"}"));
        turns();
        put(Map.of("mch_id", "3"), Map.of());
        put(Map.of("mch_id", "4"), Map.of());
        turns();
        assertThat(stored().version()).isEqualTo(4);
        assertThat(refused.list(10)).isEmpty();

        board.readOnly = false;
        turns();

        assertThat(shown()).isEqualTo(new SettingsDocument(4, null, Map.of("mch_id", "4")));
    }

    @Test
    void while_nacos_is_away_settings_hold_and_change_and_are_published_later() {
        board.away = true;
        put(Map.of("mch_id", "2"), Map.of());
        assertThatThrownBy(keep::turn).isInstanceOf(DocumentsUnavailableException.class);
        assertThat(live.find(key.merchantId(), "TEST").open()).isEqualTo(Map.of("mch_id", "2"));
        assertThat(shown().version()).isEqualTo(1);

        board.away = false;
        turns();

        assertThat(shown()).isEqualTo(new SettingsDocument(2, null, Map.of("mch_id", "2")));
    }

    @Test
    void an_edit_heard_of_just_before_nacos_went_away_is_not_forgotten() {
        board.write(key, document(1, "null", "{\"mch_id\": \"7\"}"));
        board.away = true;
        assertThatThrownBy(keep::turn).isInstanceOf(DocumentsUnavailableException.class);

        board.away = false;
        turns();

        assertThat(stored().open()).isEqualTo(Map.of("mch_id", "7"));
    }

    @Test
    void an_edit_made_while_we_publish_is_not_written_over() {
        board.texts.put(key, document(9, "null", "{\"mch_id\": \"1\"}"));
        board.beforePublishing = () -> board.write(key, document(1, "null", "{\"mch_id\": \"7\"}"));
        nanos += Duration.ofMinutes(1).toNanos();
        turns();

        assertThat(stored().open()).isEqualTo(Map.of("mch_id", "7"));
        assertThat(shown()).isEqualTo(new SettingsDocument(2, null, Map.of("mch_id", "7")));
    }

    @Test
    void several_instances_take_an_edit_over_once() {
        board.write(key, document(1, "null", "{\"mch_id\": \"7\"}"));
        List<CompletableFuture<Boolean>> instances = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> one.keep(key)))
                .toList();
        instances.forEach(CompletableFuture::join);
        turns();

        assertThat(stored().version()).isEqualTo(2);
        assertThat(counted("APPLIED")).isEqualTo(1);
        assertThat(shown()).isEqualTo(new SettingsDocument(2, null, Map.of("mch_id", "7")));
        assertThat(refused.list(10)).isEmpty();
    }

    @Test
    void several_instances_refuse_a_document_once() {
        board.write(key, "{");
        List<CompletableFuture<Boolean>> instances = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> one.keep(key)))
                .toList();
        instances.forEach(CompletableFuture::join);

        assertThat(counted("INVALID")).isEqualTo(1);
    }

    @Test
    void settings_whose_secrets_cannot_be_opened_keep_no_others_document_back() {
        SettingsKey broken = key;
        database.jdbc()
                .update("UPDATE channel_settings SET sealed_secrets = 'x' WHERE merchant_id = ?", broken.merchantId());
        board.write(broken, document(1, "null", "{\"mch_id\": \"7\"}"));
        key = new SettingsKey(merchant(), "TEST");
        put(Map.of("mch_id", "1"), Map.of("key", "x"));
        turns();
        board.write(key, document(1, "null", "{\"mch_id\": \"8\"}"));
        turns();

        assertThat(stored().open()).isEqualTo(Map.of("mch_id", "8"));
        assertThat(records.find(broken).version()).isEqualTo(1);
    }
}

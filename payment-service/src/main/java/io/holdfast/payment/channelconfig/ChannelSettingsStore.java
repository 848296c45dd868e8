package io.holdfast.payment.channelconfig;

import io.holdfast.contract.payment.ChannelSettingsOutcome;
import io.holdfast.contract.payment.ChannelSettingsOutcome.Reason;
import io.holdfast.contract.payment.ChannelSettingsOutcome.Refused;
import io.holdfast.contract.payment.ChannelSettingsView;
import io.holdfast.contract.payment.PutChannelSettings;
import io.holdfast.payment.channel.ChannelLimits;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.merchant.MerchantRecords;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes and shows settings. Nothing is stored that the channel itself finds fault with; each change leaves a trace. */
public final class ChannelSettingsStore {

    private static final Logger log = LoggerFactory.getLogger(ChannelSettingsStore.class);
    private static final int TRIES = 5;

    private final SettingsRecords records;
    private final SettingsSeal seal;
    private final SettingsReader reader;
    private final LiveChannelSettings live;
    private final MerchantRecords merchants;
    private final Channels channels;
    private final EndpointRule endpoints;
    private final Clock clock;

    ChannelSettingsStore(
            SettingsRecords records,
            SettingsSeal seal,
            SettingsReader reader,
            LiveChannelSettings live,
            MerchantRecords merchants,
            Channels channels,
            EndpointRule endpoints,
            Clock clock) {
        this.records = records;
        this.seal = seal;
        this.reader = reader;
        this.live = live;
        this.merchants = merchants;
        this.channels = channels;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** Null if the merchant has no agreement with the channel. */
    public @Nullable ChannelSettingsView find(String merchantId, String channel) {
        StoredSettings stored = records.find(new SettingsKey(merchantId, channel));
        return stored == null ? null : view(stored, reader.read(stored));
    }

    public ChannelSettingsOutcome put(PutChannelSettings wanted) {
        PaymentChannel channel = channels.find(wanted.channel());
        if (channel == null) {
            return new Refused(Reason.CHANNEL_NOT_FOUND, "there is no channel of that name");
        }
        if (merchants.find(wanted.merchantId()) == null) {
            return new Refused(Reason.MERCHANT_NOT_FOUND, "there is no such merchant");
        }
        SettingsKey key = new SettingsKey(wanted.merchantId(), wanted.channel());
        for (int i = 0; i < TRIES; i++) {
            ChannelSettingsOutcome outcome = change(records.find(key), wanted, channel, SettingsSource.CALL);
            if (outcome != null) {
                return outcome;
            }
        }
        throw new IllegalStateException(key + " is changed by others all the time");
    }

    /** As {@link #put} without secrets. Null if {@code before} is not what holds any more. */
    @Nullable
    ChannelSettingsOutcome edit(StoredSettings before, SettingsDocument document) {
        SettingsKey key = before.key();
        PaymentChannel channel = channels.find(key.channel());
        if (channel == null) {
            return new Refused(Reason.CHANNEL_NOT_FOUND, "there is no channel of that name");
        }
        PutChannelSettings wanted =
                new PutChannelSettings(key.merchantId(), key.channel(), document.endpoint(), document.open(), Map.of());
        return change(before, wanted, channel, SettingsSource.NACOS);
    }

    /** Null if somebody else was faster. */
    private @Nullable ChannelSettingsOutcome change(
            @Nullable StoredSettings before, PutChannelSettings wanted, PaymentChannel channel, SettingsSource source) {
        SettingsKey key = new SettingsKey(wanted.merchantId(), wanted.channel());
        Map<String, String> secretsBefore = opened(before);
        Map<String, String> secrets = replaced(secretsBefore, wanted.secret());
        StoredSettings after;
        ChannelSettings settings;
        try {
            SettingsForm.check(wanted);
            SettingsForm.checkApart(wanted.open(), secrets);
            after = next(before, key, wanted, secrets);
            SettingsForm.checkSealed(after.sealedSecrets());
            settings = reader.read(after, secrets);
            endpoints.check(settings);
            ChannelLimits.check(settings);
            channel.check(settings);
        } catch (IllegalArgumentException e) {
            return new Refused(Reason.INVALID, String.valueOf(e.getMessage()));
        }
        SettingsDifference difference = new SettingsDifference(
                SettingsDifference.names(before == null ? Map.of() : before.open(), after.open()),
                SettingsDifference.names(secretsBefore, secrets));
        if (!records.store(after, difference.secret(), source)) {
            return null;
        }
        live.forget(key);
        tell(settings, difference, source);
        return new ChannelSettingsOutcome.Stored(view(after, settings));
    }

    private Map<String, String> opened(@Nullable StoredSettings stored) {
        return stored == null ? Map.of() : seal.open(stored.key(), stored.version(), stored.sealedSecrets());
    }

    private static Map<String, String> replaced(Map<String, String> before, Map<String, @Nullable String> wanted) {
        Map<String, String> after = new HashMap<>(before);
        wanted.forEach((name, value) -> {
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return after;
    }

    private static void tell(ChannelSettings settings, SettingsDifference difference, SettingsSource source) {
        log.info(
                "channel settings changed by {}: merchant {}, channel {}, version {}, endpoint {}, open {}, secret {}",
                source,
                settings.merchantId(),
                settings.channel(),
                settings.version(),
                settings.endpoint(),
                difference.open(),
                difference.secret());
    }

    private StoredSettings next(
            @Nullable StoredSettings before, SettingsKey key, PutChannelSettings wanted, Map<String, String> secrets) {
        long version = before == null ? 1 : before.version() + 1;
        return new StoredSettings(
                key,
                version,
                wanted.endpoint(),
                Map.copyOf(wanted.open()),
                seal.seal(key, version, secrets),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static ChannelSettingsView view(StoredSettings stored, ChannelSettings settings) {
        return new ChannelSettingsView(
                settings.merchantId(),
                settings.channel(),
                settings.version(),
                settings.endpoint().toString(),
                settings.callbackUrl().toString(),
                new HashMap<>(stored.open()),
                settings.secret().keySet().stream().sorted().toList(),
                stored.updatedAt());
    }
}

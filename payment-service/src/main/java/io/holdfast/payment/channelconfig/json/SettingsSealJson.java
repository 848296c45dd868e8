package io.holdfast.payment.channelconfig.json;

import io.holdfast.payment.channelconfig.SettingsKey;
import io.holdfast.payment.channelconfig.SettingsSeal;
import io.holdfast.payment.merchant.SecretSeal;
import java.util.Map;

/** All secrets of a version as one JSON object, sealed together. */
public final class SettingsSealJson implements SettingsSeal {

    private final SecretSeal seal;

    public SettingsSealJson(SecretSeal seal) {
        this.seal = seal;
    }

    @Override
    public byte[] seal(SettingsKey key, long version, Map<String, String> secrets) {
        return seal.seal(sealedFor(key, version), SettingsJson.write(secrets));
    }

    @Override
    public Map<String, String> open(SettingsKey key, long version, byte[] sealed) {
        return SettingsJson.read(seal.open(sealedFor(key, version), sealed));
    }

    private static String sealedFor(SettingsKey key, long version) {
        return key.merchantId() + "/" + key.channel() + "/" + version;
    }
}

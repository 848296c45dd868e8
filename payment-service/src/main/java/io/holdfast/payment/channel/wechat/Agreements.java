package io.holdfast.payment.channel.wechat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.ChannelSettings;
import java.time.Clock;
import java.time.Duration;

/** Reading keys and certificates takes milliseconds: once for each version of a merchant's settings. */
final class Agreements {

    private record Key(String merchantId, long version, String apiVersion) {}

    private final Connections connections;
    private final Clock clock;
    private final Cache<Key, Agreement> ready = Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    Agreements(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** @throws BrokenSettings */
    Agreement of(ChannelSettings settings) {
        return ready(settings, apiVersion(settings));
    }

    /**
     * Version 3's counterpart of micropay is not open to every merchant, so a code is charged, asked after and closed by v2.
     *
     * @throws BrokenSettings
     */
    Agreement forTrade(ChannelSettings settings, PaymentMethod method) {
        return ready(settings, method == PaymentMethod.WECHAT_CODE ? "v2" : apiVersion(settings));
    }

    /** @throws BrokenSettings */
    Agreement make(ChannelSettings settings) {
        return make(settings, apiVersion(settings));
    }

    private Agreement ready(ChannelSettings settings, String apiVersion) {
        Key key = new Key(settings.merchantId(), settings.version(), apiVersion);
        return ready.get(key, missing -> make(settings, apiVersion));
    }

    private Agreement make(ChannelSettings settings, String apiVersion) {
        WechatSettings read = new WechatSettings(settings);
        if (apiVersion.equals("v3")) {
            return new WechatV3(read, connections, clock);
        }
        return new WechatV2(read, connections, clock, apiVersion(settings).equals("v2"));
    }

    private static String apiVersion(ChannelSettings settings) {
        String version = settings.open().getOrDefault("api_version", "");
        if (!version.equals("v2") && !version.equals("v3")) {
            throw new BrokenSettings("api_version is neither v2 nor v3");
        }
        return version;
    }
}

package io.holdfast.payment.channel;

import io.holdfast.contract.payment.PaymentMethod;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every channel there is, by its name and by the methods that lead to it. */
public final class Channels {

    private final Map<String, PaymentChannel> byName = new TreeMap<>();
    private final Map<PaymentMethod, PaymentChannel> byMethod = new EnumMap<>(PaymentMethod.class);

    /** @throws IllegalStateException if two channels have one name or one method */
    public Channels(Collection<? extends PaymentChannel> channels) {
        for (PaymentChannel channel : channels) {
            if (byName.putIfAbsent(channel.name(), channel) != null) {
                throw new IllegalStateException("two channels are called " + channel.name());
            }
            for (PaymentMethod method : channel.methods()) {
                PaymentChannel other = byMethod.putIfAbsent(method, channel);
                if (other != null) {
                    throw new IllegalStateException(
                            method + " leads to two channels, " + other.name() + " and " + channel.name());
                }
            }
        }
    }

    /** Null if there is no channel of that name. */
    public @Nullable PaymentChannel find(String name) {
        return byName.get(name);
    }

    /** @throws IllegalArgumentException if there is no channel of that name */
    public PaymentChannel named(String name) {
        PaymentChannel channel = byName.get(name);
        if (channel == null) {
            throw new IllegalArgumentException("there is no channel " + name);
        }
        return channel;
    }

    /** Null if the method leads to no channel: a wallet does not. */
    public @Nullable PaymentChannel of(PaymentMethod method) {
        return byMethod.get(method);
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }
}

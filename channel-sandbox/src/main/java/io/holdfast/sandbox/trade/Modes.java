package io.holdfast.sandbox.trade;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How each channel is doing. */
public final class Modes {

    private final Map<Channel, Mode> modes = new ConcurrentHashMap<>();

    public Mode of(Channel channel) {
        return modes.getOrDefault(channel, Mode.OK);
    }

    public void set(Channel channel, Mode mode) {
        modes.put(channel, mode);
    }
}

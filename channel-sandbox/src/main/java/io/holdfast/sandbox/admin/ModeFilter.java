package io.holdfast.sandbox.admin;

import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Modes;
import java.time.Duration;
import java.util.function.Function;

/** Stands before a channel's edge and plays its outages. */
public final class ModeFilter {

    private static final Duration SLOWNESS = Duration.ofSeconds(3);

    private final Modes modes;
    private final Channel channel;

    public ModeFilter(Modes modes, Channel channel) {
        this.modes = modes;
        this.channel = channel;
    }

    public Function<Request, Reply> before(Function<Request, Reply> handler) {
        return request -> switch (modes.of(channel)) {
            case OK -> handler.apply(request);
            case SLOW -> handler.apply(request).later(SLOWNESS);
            case DOWN -> Reply.of(500, "application/json", "{\"code\":\"SYSTEM_ERROR\",\"message\":\"out of order\"}");
            case UNREACHABLE -> Reply.hangUp();
        };
    }
}

package io.holdfast.payment.channel.guard;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts of a channel that have breakers and a share of their own: the first {@value #LIMIT}. All later ones share one. */
final class GuardedHosts {

    /** Sentinel guards 6000 resources and lets every further one pass: enough for eight each of four channels, and all else. */
    static final int LIMIT = 150;

    static final String OTHERS = "others";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** {@code acquirer.example:443} for example. */
    String nameOf(URI endpoint) {
        String name = (endpoint.getHost() + ":" + portOf(endpoint)).toLowerCase(Locale.ROOT);
        return known.contains(name) || takesIn(name) ? name : OTHERS;
    }

    boolean areSeveral() {
        return known.size() > 1;
    }

    private synchronized boolean takesIn(String name) {
        return known.contains(name) || known.size() < LIMIT && known.add(name);
    }

    private static int portOf(URI endpoint) {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return "http".equals(endpoint.getScheme()) ? 80 : 443;
    }
}

package io.holdfast.payment.channelconfig;

import io.holdfast.payment.channel.ChannelSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a channel may be: elsewhere and by https, unless a sandbox is allowed. That one may be on this machine, and in the clear.
 * No name is resolved.
 */
record EndpointRule(boolean sandboxAllowed) {

    private static final String ENDPOINT = "endpoint";
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    /** @throws IllegalArgumentException for the first address that may not be, among {@code endpoint} and {@code *_endpoint} */
    void check(ChannelSettings settings) {
        check(ENDPOINT, settings.endpoint());
        settings.open().forEach((name, value) -> {
            if (name.endsWith("_" + ENDPOINT)) {
                check(name, address(name, value));
            }
        });
    }

    private void check(String name, URI address) {
        String host = address.getHost();
        boolean secret = "https".equals(address.getScheme());
        if (host == null || !secret && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException(name + " is not an https address");
        }
        boolean here = isHere(host.toLowerCase(Locale.ROOT));
        // Keys and payers go there: never in the clear to another machine.
        if (!secret && !here) {
            throw new IllegalArgumentException(name + " must be an https address, or an http one of this machine");
        }
        if (here && !sandboxAllowed) {
            throw new IllegalArgumentException(name + " is on this machine, as only a sandbox is, and none is allowed");
        }
    }

    private static URI address(String name, String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            // Without the cause, which repeats the value.
            throw new IllegalArgumentException(name + " is not an address");
        }
    }

    private static boolean isHere(String host) {
        if (LITERAL.matcher(host).matches()) {
            try {
                InetAddress address = InetAddress.getByName(host);
                return address.isLoopbackAddress() || address.isAnyLocalAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals("localhost") || name.endsWith(".localhost");
    }
}

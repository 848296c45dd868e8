package io.holdfast.payment.channel.http;

import java.net.URI;
import java.util.regex.Pattern;

/** This machine: where a sandbox may be spoken to in the clear. */
public final class Loopback {

    private static final Pattern HOST = Pattern.compile("127\\.\\d+\\.\\d+\\.\\d+|localhost|\\[::1]");

    private Loopback() {}

    public static boolean isAt(URI uri) {
        return uri.getHost() != null && HOST.matcher(uri.getHost()).matches();
    }
}

package io.holdfast.payment.notify;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where requests may go that a merchant has named: out into the world, by https, on few ports. The whole of it is checked twice,
 * as it is written when it is named, and as it is resolved at each attempt.
 *
 * @param ports which ports may be named
 * @param loopbackAllowed whether this machine may be named as well, by http or https and with any port: for development
 */
public record TargetRule(Set<Integer> ports, boolean loopbackAllowed) {

    public static final int URL_LENGTH = 1000;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int PORT_MAX = 65_535;
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9-]{0,62}[a-z0-9]");
    /** The four numbers as everybody writes them: others are read differently by different machines. */
    private static final Pattern V4 = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)");

    public TargetRule {
        ports = Set.copyOf(ports);
    }

    /** What is wrong with the address as it is written; null if nothing is. No name is resolved. */
    public @Nullable String fault(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return "is not an address";
        }
        String host = uri.getHost();
        if (url.length() > URL_LENGTH || host == null || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return "is not an address of at most " + URL_LENGTH + " ASCII characters";
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return "must have neither a user nor a fragment";
        }
        return fault(uri, host.toLowerCase(Locale.ROOT));
    }

    private @Nullable String fault(URI uri, String host) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
            return "must be an https address";
        }
        InetAddress literal = literal(host);
        if (literal == null && isOddName(host)) {
            return "has no host that everybody understands alike";
        }
        boolean here = literal == null ? isNameOfHere(host) : literal.isLoopbackAddress();
        if (here && loopbackAllowed) {
            return port(uri) >= 1 && port(uri) <= PORT_MAX ? null : "has no such port";
        }
        if (!secure) {
            return "must be an https address";
        }
        if (!ports.contains(port(uri))) {
            return "must be on one of the ports " + ports.stream().sorted().toList();
        }
        return here || literal != null && !AddressRule.isInTheWorld(literal)
                ? "is not out in the world, where others are"
                : null;
    }

    /** Whether a request to {@code uri} may go to what its host stands for just now. */
    public boolean allows(URI uri, List<InetAddress> resolved) {
        if (resolved.isEmpty()) {
            return false;
        }
        if (loopbackAllowed && resolved.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return true;
        }
        return "https".equalsIgnoreCase(uri.getScheme())
                && ports.contains(port(uri))
                && resolved.stream().allMatch(AddressRule::isInTheWorld);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    private static boolean isOddName(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return !NAME.matcher(name).matches() || NUMBER_AT_THE_END.matcher(name).matches();
    }

    private static boolean isNameOfHere(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    /** Null for a name. */
    private static @Nullable InetAddress literal(String host) {
        boolean v6 = host.startsWith("[");
        if (!v6 && !V4.matcher(host).matches()) {
            return null;
        }
        try {
            return v6 ? InetAddress.getByName(host) : InetAddress.getByAddress(bytes(host));
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static byte[] bytes(String v4) {
        int[] numbers =
                Arrays.stream(v4.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        return new byte[] {(byte) numbers[0], (byte) numbers[1], (byte) numbers[2], (byte) numbers[3]};
    }
}

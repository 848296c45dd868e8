package io.holdfast.payment.channel.alipay;

import io.holdfast.payment.channel.http.Loopback;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** Where a bill is. The link comes from outside, so it leads to Alipay, by TLS, or nowhere. */
final class BillLink {

    private static final String LIVE = "alipay.com";
    private static final String SANDBOX = "alipaydev.com";

    private BillLink() {}

    /** @throws IOException if it leads elsewhere: neither to the endpoint's host nor to Alipay's domain */
    static URI of(URI endpoint, URI link) throws IOException {
        boolean web = "https".equals(link.getScheme()) || "http".equals(link.getScheme());
        if (!web || link.getHost() == null || link.getRawUserInfo() != null) {
            throw new IOException("a link to nowhere");
        }
        if (Loopback.isAt(endpoint) && Loopback.isAt(link)) {
            return link;
        }
        boolean atEndpoint = "https".equals(link.getScheme())
                && link.getHost().equals(endpoint.getHost())
                && link.getPort() == endpoint.getPort();
        boolean atAlipay = isIn(LIVE, link) || (isIn(SANDBOX, link) && isIn(SANDBOX, endpoint));
        if (!atEndpoint && !(atAlipay && link.getPort() == -1)) {
            throw new IOException("a link that leads elsewhere");
        }
        // Alipay's documents show links in the clear; its hosts answer by TLS too.
        return URI.create(link.toString().replaceFirst("^http:", "https:"));
    }

    private static boolean isIn(String domain, URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return host.equals(domain) || host.endsWith("." + domain);
    }
}

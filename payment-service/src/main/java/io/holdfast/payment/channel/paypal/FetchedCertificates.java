package io.holdfast.payment.channel.paypal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Certificates from PayPal's addresses, which callbacks of anybody name: one is fetched at a time, and one that could not be
 * had is not asked for again for a minute. Whoever comes meanwhile is turned away; PayPal repeats its reports.
 */
final class FetchedCertificates {

    private static final Duration KEPT = Duration.ofHours(12);
    private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);
    private static final long LIMIT = 100;

    /** Where they come from. */
    interface Source {
        /** PEM: PayPal's certificate, and usually those that vouch for it. */
        byte[] get(URI uri) throws IOException;
    }

    private final Source source;
    private final CertificateChain chain;
    private final Semaphore one = new Semaphore(1);
    private final Cache<URI, X509Certificate> good;
    private final Cache<URI, Boolean> failed;

    FetchedCertificates(Source source, CertificateChain chain, Ticker ticker) {
        this.source = source;
        this.chain = chain;
        this.good = kept(KEPT, ticker);
        this.failed = kept(FAILURE_KEPT, ticker);
    }

    X509Certificate at(URI uri) throws IOException {
        X509Certificate known = good.getIfPresent(uri);
        if (known != null) {
            return known;
        }
        if (failed.getIfPresent(uri) != null) {
            throw new IOException("a certificate that could not be had a moment ago");
        }
        if (!one.tryAcquire()) {
            throw new IOException("another certificate is being fetched");
        }
        try {
            X509Certificate certificate = chain.first(source.get(uri));
            good.put(uri, certificate);
            return certificate;
        } catch (IOException e) {
            failed.put(uri, true);
            throw e;
        } finally {
            one.release();
        }
    }

    private static <V> Cache<URI, V> kept(Duration time, Ticker ticker) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(ticker)
                .maximumSize(LIMIT)
                .expireAfterWrite(time)
                .build();
    }
}

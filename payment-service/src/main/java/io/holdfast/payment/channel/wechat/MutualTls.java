package io.holdfast.payment.channel.wechat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** WeChat Pay v2, refund: the merchant shows a certificate, whose file's password is its number. */
final class MutualTls {

    private MutualTls() {}

    /** @throws BrokenSettings */
    static Connections over(Connections connections, WechatSettings settings) {
        KeyManager[] keys = keys(settings.clientPkcs12(), settings.mchId());
        try {
            X509TrustManager trust = trust(settings.tlsTrust());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return connections.withMutualTls(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS on this platform", e);
        }
    }

    private static KeyManager[] keys(byte[] pkcs12, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.toCharArray());
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new BrokenSettings("client_pkcs12 cannot be opened with mch_id as its password");
        }
    }

    private static X509TrustManager trust(@Nullable Collection<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted == null ? null : store(trusted));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("no X.509 on this platform");
    }

    private static KeyStore store(Collection<X509Certificate> trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate certificate : trusted) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        return store;
    }
}

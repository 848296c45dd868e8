package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.TestCertificate;
import io.holdfast.payment.channel.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** WeChat Pay for one merchant, in both versions, with a port that asks for the merchant's certificate. */
final class FakeWechat implements FakeChannelServer {

    static final String MCH_ID = "1900000109";
    static final String APP_ID = "wxd678efh567hg6787";
    static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    static final String API_V2_KEY = "192006250b4c09247ec02edce69f6a2d";
    static final String API_V3_KEY = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb";
    static final String CODE_THAT_WAITS = "130000000000000001";
    static final String CODE_THAT_PAYS = "130000000000000002";
    static final String CODE_OF_A_POOR_PAYER = "130000000000000003";

    static final TestCertificate MERCHANT = TestCertificate.of("merchant", 0x3775B6A45ACD588L);
    private static final TestCertificate WECHAT = TestCertificate.of("wechat", 0x5157F09EFDC096DEL);
    private static final TestCertificate TLS = TestCertificate.of("127.0.0.1", 7);
    /** Once: a key store's password is slow on purpose. */
    private static final String CLIENT_PKCS12 = clientPkcs12();

    private static final SSLContext MUTUAL_TLS = mutualTls();
    private static final AtomicLong VERSIONS = new AtomicLong();

    private final String apiVersion;
    private final String signType;
    private final FakeBooks books = new FakeBooks();
    private final FakeHttpServer plain;
    private final FakeHttpServer secure;
    final FakeV2 v2;
    final FakeV3 v3;
    private long version = VERSIONS.incrementAndGet();

    FakeWechat(String apiVersion, String signType) {
        this.apiVersion = apiVersion;
        this.signType = signType;
        this.v2 = new FakeV2(books, signType, this::forges);
        this.v3 = new FakeV3(books, MERCHANT, WECHAT, this::forges);
        this.plain = new FakeHttpServer(
                request -> request.path().startsWith("/v3/") ? v3.answer(request) : v2.answer(request));
        this.secure = new FakeHttpServer(v2, MUTUAL_TLS);
    }

    private boolean forges() {
        return plain.trouble() == Trouble.WRONG_SIGNATURE;
    }

    FakeBooks books() {
        return books;
    }

    @Override
    public ChannelSettings settings() {
        Map<String, String> open = new HashMap<>(Map.of(
                "api_version", apiVersion,
                "mch_id", MCH_ID,
                "app_id", APP_ID,
                "serial_no", MERCHANT.serialNo(),
                "wechat_serial_no", WECHAT.serialNo(),
                "sign_type", signType,
                "secapi_endpoint", secure.uri().toString()));
        Map<String, String> secret = Map.of(
                "api_v3_key",
                API_V3_KEY,
                "api_v2_key",
                API_V2_KEY,
                "private_key",
                MERCHANT.privateKeyPem(),
                "wechat_certificate",
                WECHAT.certificatePem(),
                "client_pkcs12",
                CLIENT_PKCS12,
                "tls_trust",
                TLS.certificatePem());
        return new ChannelSettings(
                "mer_1",
                "WECHAT",
                version,
                plain.uri(),
                URI.create("https://pay.example/callbacks/WECHAT/mer_1"),
                open,
                secret);
    }

    @Override
    public void misbehave(Trouble trouble) {
        plain.misbehave(trouble);
        secure.misbehave(trouble);
        version = VERSIONS.incrementAndGet();
    }

    @Override
    public void payerPays(String attemptNo) {
        books.pay(attemptNo);
    }

    @Override
    public long refundedMinor(String attemptNo) {
        return books.find(attemptNo).refunded();
    }

    @Override
    public Callback paidCallback(String attemptNo, Instant signedAt) {
        return paidCallback(attemptNo, MCH_ID, signedAt);
    }

    @Override
    public Callback paidCallbackForAnother(String attemptNo, Instant signedAt) {
        return paidCallback(attemptNo, "1900000110", signedAt);
    }

    private Callback paidCallback(String attemptNo, String mchId, Instant signedAt) {
        FakeBooks.Trade trade = books.find(attemptNo);
        return apiVersion.equals("v3")
                ? v3.paidCallback(trade, mchId, signedAt)
                : xmlCallback(v2.paidCallback(trade, mchId));
    }

    static Callback xmlCallback(String xml) {
        return new Callback(
                "/callbacks/WECHAT/mer_1",
                "",
                Map.of("content-type", List.of("text/xml")),
                xml.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        plain.close();
        secure.close();
    }

    private static String clientPkcs12() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            store(MERCHANT, MCH_ID).store(file, MCH_ID.toCharArray());
            return Base64.getEncoder().encodeToString(file.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext mutualTls() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(TLS, "x"), "x".toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("merchant", MERCHANT.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(TestCertificate own, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own", own.keys().getPrivate(), password.toCharArray(), new Certificate[] {own.certificate()});
        return store;
    }
}

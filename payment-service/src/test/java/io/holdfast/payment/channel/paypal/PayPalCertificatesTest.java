package io.holdfast.payment.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where certificates come from, which of them are believed, and how often they are asked for. */
class PayPalCertificatesTest {

    private static final URI LIVE = URI.create("https://api-m.paypal.com");
    private static final URI CERT = URI.create("https://api.paypal.com/v1/notifications/certs/CERT-1");
    private static final TestCertificate PAYPALS = TestCertificate.of("messageverificationcerts.paypal.com", 7);
    private static final TestCertificate STRANGERS = TestCertificate.of("messageverificationcerts.paypal.com", 8);

    private final List<URI> asked = new ArrayList<>();
    private long nanos;

    private byte @Nullable [] served = bytes(PAYPALS.certificatePem());

    private final FetchedCertificates fetched = new FetchedCertificates(
            uri -> {
                asked.add(uri);
                byte[] answer = served;
                if (answer == null) {
                    throw new IOException("not now");
                }
                return answer;
            },
            CertificateChain.ofThePlatform(),
            () -> nanos);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.paypal.com/v1/notifications/certs/CERT-1",
                "https://www.paypal.com/v1/notifications/certs/CERT-1",
                "https://paypal.com.evil.example/v1/notifications/certs/CERT-1",
                "https://evilpaypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1",
                "https://user@api.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com:8443/v1/notifications/certs/CERT-1",
                "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com/v1/notifications/certs/",
                "https://api.paypal.com/v1/notifications/certs/../../x",
                "https://api.paypal.com/v1/notifications/certs/a%2F..%2Fb",
                "https://api.paypal.com/v1/notifications/certs/CERT-1?to=evil.example",
                "https://api.paypal.com/cert",
                "mailto:api.paypal.com",
                "file:///etc/passwd"
            })
    void a_certificate_from_elsewhere_is_not_fetched(String url) {
        assertThat(PayPalCertificates.isPayPals(LIVE, URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api-m.paypal.com, api.paypal.com, true",
        "https://api-m.paypal.com, api-m.paypal.com, true",
        "https://api-m.sandbox.paypal.com, api.sandbox.paypal.com, true",
        "https://api-m.sandbox.paypal.com, api-m.sandbox.paypal.com, true",
        "https://api-m.sandbox.paypal.com, api.paypal.com, false",
        "https://api-m.paypal.com.evil.example, api.paypal.com, false",
        "http://127.0.0.1:8080, api.paypal.com, false"
    })
    void a_certificate_is_fetched_from_the_api_that_the_settings_name(URI endpoint, String host, boolean fetched) {
        URI uri = URI.create("https://" + host + "/v1/notifications/certs/CERT-360caa42-fca2a594-5edc0ebc");

        assertThat(PayPalCertificates.isPayPals(endpoint, uri)).isEqualTo(fetched);
    }

    @Test
    void a_certificate_is_asked_for_once() throws IOException {
        assertThat(fetched.at(CERT)).isEqualTo(PAYPALS.certificate());
        assertThat(fetched.at(CERT)).isEqualTo(PAYPALS.certificate());

        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "no certificate"})
    void one_that_could_not_be_had_is_asked_for_again_after_a_minute(String answer) throws IOException {
        served = answer.equals("-") ? null : bytes(answer);
        assertThatThrownBy(() -> fetched.at(CERT)).isInstanceOf(IOException.class);

        served = bytes(PAYPALS.certificatePem());
        nanos = Duration.ofSeconds(59).toNanos();
        assertThatThrownBy(() -> fetched.at(CERT)).isInstanceOf(IOException.class);
        assertThat(asked).hasSize(1);

        nanos = Duration.ofSeconds(61).toNanos();
        assertThat(fetched.at(CERT)).isEqualTo(PAYPALS.certificate());
    }

    @Test
    void while_one_is_fetched_nobody_else_waits() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        FetchedCertificates slow = new FetchedCertificates(
                uri -> {
                    begun.countDown();
                    try {
                        mayEnd.await(10, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return bytes(PAYPALS.certificatePem());
                },
                CertificateChain.ofThePlatform(),
                () -> 0);
        AtomicReference<X509Certificate> had = new AtomicReference<>();
        Thread first = new Thread(() -> {
            try {
                had.set(slow.at(CERT));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        first.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> slow.at(CERT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> slow.at(URI.create(CERT + "2"))).isInstanceOf(IOException.class);

        mayEnd.countDown();
        first.join(10_000);
        assertThat(had.get()).isEqualTo(PAYPALS.certificate());
        assertThat(slow.at(URI.create(CERT + "2"))).isEqualTo(PAYPALS.certificate());
    }

    @Test
    void a_chain_for_which_no_authority_vouches_is_refused() {
        served = bytes(PAYPALS.certificatePem() + STRANGERS.certificatePem());

        assertThatThrownBy(() -> fetched.at(CERT)).isInstanceOf(IOException.class);
    }

    @Test
    void a_chain_up_to_a_trusted_authority_is_believed_and_its_first_signs(@TempDir Path folder) throws Exception {
        keytool(folder, "-genkeypair", "-alias", "root", "-dname", "CN=Root", "-ext", "bc:c");
        keytool(folder, "-genkeypair", "-alias", "middle", "-dname", "CN=Middle", "-ext", "bc:c", "-signer", "root");
        keytool(folder, "-genkeypair", "-alias", "leaf", "-dname", "CN=Leaf", "-signer", "middle");
        String leaf = pem(folder, "leaf");
        String middle = pem(folder, "middle");
        CertificateChain anybody = new CertificateChain(Set.of(new TrustAnchor(PAYPALS.certificate(), null)));
        X509Certificate root = anybody.first(bytes(pem(folder, "root")));
        CertificateChain trusting = new CertificateChain(Set.of(new TrustAnchor(root, null)));

        assertThat(trusting.first(bytes(leaf + middle))
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=Leaf");
        assertThatThrownBy(() -> anybody.first(bytes(leaf + middle))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> trusting.first(bytes(STRANGERS.certificatePem() + middle)))
                .isInstanceOf(IOException.class);
    }

    private static String pem(Path folder, String alias) throws Exception {
        Path file = folder.resolve(alias + ".pem");
        keytool(folder, "-exportcert", "-rfc", "-alias", alias, "-file", file.toString());
        return Files.readString(file);
    }

    private static void keytool(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "RSA"));
        }
        command.addAll(List.of("-keystore", folder.resolve("keys").toString(), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
    }

    @Test
    void an_answer_above_64_kibibytes_is_no_certificate() {
        String long64 = PAYPALS.certificatePem() + "\n".repeat(64 << 10);
        try (FakeHttpServer server =
                new FakeHttpServer(request -> FakeHttpServer.Answer.of(200, "text/plain", long64))) {
            PayPalCertificateHttp http =
                    new PayPalCertificateHttp(new PayPalChannelConfig(Duration.ofSeconds(1), Duration.ofSeconds(5)));

            assertThatThrownBy(() -> http.get(server.uri())).isInstanceOf(IOException.class);
        }
    }
}

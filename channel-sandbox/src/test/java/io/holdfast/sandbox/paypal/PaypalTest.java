package io.holdfast.sandbox.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paypal.sdk.Environment;
import com.paypal.sdk.PaypalServerSdkClient;
import com.paypal.sdk.authentication.ClientCredentialsAuthModel;
import com.paypal.sdk.exceptions.ApiException;
import com.paypal.sdk.models.AmountWithBreakdown;
import com.paypal.sdk.models.CaptureOrderInput;
import com.paypal.sdk.models.CheckoutPaymentIntent;
import com.paypal.sdk.models.CreateOrderInput;
import com.paypal.sdk.models.GetOrderInput;
import com.paypal.sdk.models.GetRefundInput;
import com.paypal.sdk.models.Money;
import com.paypal.sdk.models.Order;
import com.paypal.sdk.models.OrderApplicationContext;
import com.paypal.sdk.models.OrderRequest;
import com.paypal.sdk.models.OrderStatus;
import com.paypal.sdk.models.OrdersCapture;
import com.paypal.sdk.models.Payer;
import com.paypal.sdk.models.PurchaseUnitRequest;
import com.paypal.sdk.models.Refund;
import com.paypal.sdk.models.RefundCapturedPaymentInput;
import com.paypal.sdk.models.RefundRequest;
import com.paypal.sdk.models.RefundStatus;
import io.holdfast.sandbox.CallbackReceiver;
import io.holdfast.sandbox.RunningSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PayPal's own library is the judge. It verifies no webhooks; that is checked as PayPal's documents say. */
class PaypalTest {

    private static RunningSandbox sandbox;
    private static CallbackReceiver receiver;
    private static RunningSandbox.Merchant merchant;
    private static PaypalServerSdkClient client;

    private final String number = RunningSandbox.number();

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.start();
        receiver = new CallbackReceiver();
        merchant = sandbox.merchant("PAYPAL", "", receiver.url("/hooks"));
        client = client(merchant.secret("client_secret"));
    }

    private static PaypalServerSdkClient client(String secret) {
        return new PaypalServerSdkClient.Builder()
                .environment(Environment.SANDBOX)
                .httpClientConfig(config -> config.httpClientInstance(sandbox.redirected(), false))
                .clientCredentialsAuth(
                        new ClientCredentialsAuthModel.Builder(merchant.open("client_id"), secret).build())
                .build();
    }

    @AfterAll
    static void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void a_payer_approves_then_the_merchant_captures_and_both_are_announced() throws Exception {
        Order order = create("somebody", "12.34");
        assertThat(order.getStatus()).isEqualTo(OrderStatus.CREATED);
        assertThat(order.getLinks().stream()
                        .filter(link -> link.getRel().equals("approve"))
                        .findFirst()
                        .orElseThrow()
                        .getHref())
                .isEqualTo(sandbox.base() + "/payer/" + number);
        refused(422, "ORDER_NOT_APPROVED", () -> capture(order.getId(), "c1"));

        sandbox.send("POST", "/payer/" + number + "/pay", "");
        assertThat(get(order.getId()).getStatus()).isEqualTo(OrderStatus.APPROVED);
        sandbox.await(() -> types().contains("CHECKOUT.ORDER.APPROVED"));

        Order captured = capture(order.getId(), "c1");
        assertThat(captured.getStatus()).isEqualTo(OrderStatus.COMPLETED);
        OrdersCapture money = captureOf(captured);
        assertThat(money.getAmount().getValue()).isEqualTo("12.34");
        assertThat(money.getInvoiceId()).isEqualTo(number);
        assertThat(captureOf(capture(order.getId(), "c1")).getId()).isEqualTo(money.getId());
        refused(422, "ORDER_ALREADY_CAPTURED", () -> capture(order.getId(), "c2"));
        sandbox.await(() -> types().contains("PAYMENT.CAPTURE.COMPLETED"));
        for (CallbackReceiver.Received hook : hooks()) {
            assertThat(genuine(hook)).isTrue();
            assertThat(hook.body()).contains(merchant.open("merchant_id"));
            assertThat(sandbox.send("GET", hook.header("Paypal-Cert-Url"), "").body())
                    .isEqualTo(merchant.secret("webhook_certificate"));
        }
    }

    @Test
    void the_same_request_is_the_same_order() throws Exception {
        String id = create("somebody", "10.00").getId();
        assertThat(create("somebody", "10.00").getId()).isEqualTo(id);
        refused(422, "DUPLICATE_REQUEST_ID", () -> create("somebody", "10.01"));
    }

    @Test
    void a_payer_is_declined_when_the_merchant_captures() throws Exception {
        String id = create("declines", "10.00").getId();
        sandbox.await(() -> sandbox.state(number).equals("APPROVED"));
        refused(422, "TRANSACTION_REFUSED", () -> capture(id, "c1"));
    }

    @Test
    void refunds_in_parts_never_above_what_was_captured_and_once_a_request() throws Exception {
        String capture = paid("pays-at-once");
        Refund first = refund(capture, "4.00", number + "-1");
        assertThat(first.getStatus()).isEqualTo(RefundStatus.COMPLETED);
        assertThat(refund(capture, "4.00", number + "-1").getId()).isEqualTo(first.getId());
        refused(422, "DUPLICATE_REQUEST_ID", () -> refund(capture, "4.01", number + "-1"));
        refused(422, "REFUND_AMOUNT_EXCEEDED", () -> refund(capture, "6.01", number + "-2"));
        refund(capture, "6.00", number + "-2");
        refused(404, "INVALID_RESOURCE_ID", () -> refund("UNKNOWN", "6.00", number + "-3"));
        String order = sandbox.trade(number).get("channel_id").textValue();
        assertThat(get(order).getPurchaseUnits().get(0).getPayments().getRefunds())
                .hasSize(2);
        assertThat(getRefund(first.getId()).getAmount().getValue()).isEqualTo("4.00");
        sandbox.await(() ->
                types().stream().filter("PAYMENT.CAPTURE.REFUNDED"::equals).count() == 2);
    }

    @Test
    void refunds_hang_fail_or_are_refused_if_the_payer_is_called_so() throws Exception {
        assertThat(refund(paid("refund-hangs"), "1.00", number).getStatus()).isEqualTo(RefundStatus.PENDING);
        PaypalTest fails = new PaypalTest();
        assertThat(fails.refund(fails.paid("refund-fails"), "1.00", fails.number)
                        .getStatus())
                .isEqualTo(RefundStatus.FAILED);
        PaypalTest refused = new PaypalTest();
        String capture = refused.paid("refund-refused");
        refused(422, "REFUND_FAILED_INSUFFICIENT_FUNDS", () -> refused.refund(capture, "1.00", refused.number));
    }

    @Test
    void a_payer_pays_twice() throws Exception {
        paid("pays-twice");
        sandbox.await(() ->
                types().stream().filter("PAYMENT.CAPTURE.COMPLETED"::equals).count() == 2);
    }

    @Test
    void wrong_webhooks_are_recognised() throws Exception {
        paid("wrong-signature");
        PaypalTest other = new PaypalTest();
        other.paid("other-merchant");
        sandbox.await(() -> hooks().size() == 2 && other.hooks().size() == 2);
        for (CallbackReceiver.Received hook : hooks()) {
            assertThat(genuine(hook)).isFalse();
        }
        for (CallbackReceiver.Received hook : other.hooks()) {
            assertThat(genuine(hook)).isTrue();
            assertThat(hook.body()).doesNotContain(merchant.open("merchant_id"));
        }
    }

    @Test
    void refuses_strangers_and_currencies_it_does_not_know() throws Exception {
        assertThatThrownBy(() -> client("wrong")
                        .getOrdersController()
                        .getOrder(new GetOrderInput.Builder().id("X").build()))
                .isInstanceOf(Exception.class);
        assertThat(sandbox.send("GET", "/v2/checkout/orders/X", "").status()).isEqualTo(401);
        refused(422, "CURRENCY_NOT_SUPPORTED", () -> create("somebody", "1.000", "KWD"));
        refused(422, "DECIMAL_PRECISION", () -> create("somebody", "1.5", "JPY"));
        assertThat(create("somebody", "15", "JPY").getStatus()).isEqualTo(OrderStatus.CREATED);
    }

    @Test
    void transactions_are_reported() throws Exception {
        String capture = paid("pays-at-once");
        refund(capture, "1.00", number);
        String token = sandbox.send(
                        "POST",
                        "/v1/oauth2/token",
                        "grant_type=client_credentials",
                        Map.of(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((merchant.open("client_id") + ":"
                                                                + merchant.secret("client_secret"))
                                                        .getBytes(StandardCharsets.UTF_8))))
                .json()
                .get("access_token")
                .textValue();
        Instant now = Instant.now();
        String path = "/v1/reporting/transactions?start_date=" + now.minus(Duration.ofHours(1)) + "&end_date="
                + now.plus(Duration.ofHours(1));
        String report = sandbox.send("GET", path, "", Map.of("Authorization", "Bearer " + token))
                .body();
        assertThat(report).contains(capture, "T0006", "T1107", "\"-1.00\"", "\"-0.64\"");
    }

    private String paid(String payer) throws Exception {
        Order order = create(payer, "10.00");
        sandbox.await(() -> sandbox.state(number).equals("APPROVED"));
        return captureOf(capture(order.getId(), number)).getId();
    }

    private Order create(String payer, String value) throws ApiException, IOException {
        return create(payer, value, "USD");
    }

    private Order create(String payer, String value, String currency) throws ApiException, IOException {
        OrderRequest request = new OrderRequest.Builder(
                        CheckoutPaymentIntent.CAPTURE,
                        List.of(new PurchaseUnitRequest.Builder(
                                        new AmountWithBreakdown.Builder(currency, value).build())
                                .invoiceId(number)
                                .customId(number)
                                .build()))
                .payer(new Payer.Builder().emailAddress(payer + "@example.com").build())
                .applicationContext(new OrderApplicationContext.Builder()
                        .returnUrl("http://shop.example/back")
                        .build())
                .build();
        return client.getOrdersController()
                .createOrder(new CreateOrderInput.Builder(null, request)
                        .paypalRequestId(number)
                        .build())
                .getResult();
    }

    private static Order get(String id) throws ApiException, IOException {
        return client.getOrdersController()
                .getOrder(new GetOrderInput.Builder().id(id).build())
                .getResult();
    }

    private static Order capture(String id, String requestId) throws ApiException, IOException {
        return client.getOrdersController()
                .captureOrder(new CaptureOrderInput.Builder(id, null)
                        .paypalRequestId(requestId)
                        .prefer("return=representation")
                        .build())
                .getResult();
    }

    private static OrdersCapture captureOf(Order order) {
        return order.getPurchaseUnits().get(0).getPayments().getCaptures().get(0);
    }

    private Refund refund(String capture, String value, String requestId) throws ApiException, IOException {
        return client.getPaymentsController()
                .refundCapturedPayment(new RefundCapturedPaymentInput.Builder(capture, null)
                        .paypalRequestId(requestId)
                        .body(new RefundRequest.Builder()
                                .amount(new Money.Builder("USD", value).build())
                                .customId(number)
                                .build())
                        .build())
                .getResult();
    }

    private static Refund getRefund(String id) throws ApiException, IOException {
        return client.getPaymentsController()
                .getRefund(new GetRefundInput.Builder().refundId(id).build())
                .getResult();
    }

    private interface Call {
        void make() throws Exception;
    }

    private static void refused(int status, String issue, Call call) {
        assertThatThrownBy(call::make).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.getResponseCode()).isEqualTo(status);
            assertThat(refusal.getHttpContext().getResponse().getBody()).contains("\"issue\":\"" + issue + "\"");
        });
    }

    /** What was told of this test's order or of its refunds. */
    private List<CallbackReceiver.Received> hooks() {
        return receiver.at("/hooks").stream()
                .filter(hook -> hook.body().contains(number))
                .toList();
    }

    private List<String> types() {
        return hooks().stream()
                .map(hook -> json(hook.body()).get("event_type").textValue())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the certificate that was handed over. */
    private static boolean genuine(CallbackReceiver.Received hook) throws GeneralSecurityException {
        CRC32 crc = new CRC32();
        crc.update(hook.body().getBytes(StandardCharsets.UTF_8));
        String text = hook.header("Paypal-Transmission-Id") + "|" + hook.header("Paypal-Transmission-Time") + "|"
                + merchant.open("webhook_id") + "|" + crc.getValue();
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        merchant.secret("webhook_certificate").getBytes(StandardCharsets.US_ASCII)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(certificate);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(hook.header("Paypal-Transmission-Sig")));
    }
}

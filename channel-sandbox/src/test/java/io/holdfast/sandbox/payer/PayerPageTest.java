package io.holdfast.sandbox.payer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.holdfast.sandbox.RunningSandbox;
import io.holdfast.sandbox.keys.Digests;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.wechat.V2Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PayerPageTest {

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
    private static final int SCALE = 4;

    private static RunningSandbox sandbox;

    private final String number = RunningSandbox.number();

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void the_qr_code_says_what_the_channel_answered() throws Exception {
        String prepaid = nativeOrder("A cup of <tea>");
        String page = page();
        String code = scanned(page);
        assertThat(code).startsWith("weixin://wxpay/bizpayurl?pr=");
        assertThat(prepaid).contains(code);
        assertThat(page).contains("1.00 CNY", "A cup of &lt;tea&gt;", ">Pay<", ">Decline<", ">Pay twice<");
    }

    @Test
    void a_person_finds_the_trade_in_the_list_the_newest_first() {
        nativeOrder("A pot of <coffee>");
        String list = sandbox.send("GET", "/payer", "").body();
        assertThat(list).contains("A pot of &lt;coffee&gt;", "1.00 CNY", "OPEN");
        Matcher link = Pattern.compile("href=\"(/payer/[^\"]+)\"").matcher(list);
        assertThat(link.find()).isTrue();
        assertThat(link.group(1)).isEqualTo("/payer/" + number);
        assertThat(sandbox.send("GET", link.group(1), "").status()).isEqualTo(200);
    }

    @Test
    void the_buttons_do_what_they_say() {
        nativeOrder("tea");
        assertThat(sandbox.send("POST", "/payer/" + number + "/pay", "").status())
                .isEqualTo(302);
        assertThat(sandbox.state(number)).isEqualTo("PAID");
        assertThat(page()).contains(">Pay again<").doesNotContain(">Decline<");
        sandbox.send("POST", "/payer/" + number + "/pay-late", "");
        assertThat(sandbox.trade(number).get("payments")).hasSize(2);
    }

    @Test
    void a_payer_who_declines_can_pay_late() {
        nativeOrder("tea");
        sandbox.send("POST", "/payer/" + number + "/decline", "");
        assertThat(sandbox.state(number)).isEqualTo("DECLINED");
        assertThat(page()).contains(">Pay late<");
        sandbox.send("POST", "/payer/" + number + "/pay-late", "");
        assertThat(sandbox.state(number)).isEqualTo("PAID");
    }

    @Test
    void a_payer_pays_twice() {
        nativeOrder("tea");
        sandbox.send("POST", "/payer/" + number + "/pay-twice", "");
        assertThat(sandbox.trade(number).get("payments")).hasSize(2);
    }

    @Test
    void a_challenge_leads_back_to_the_shop() {
        RunningSandbox.Merchant merchant = sandbox.merchant("CARD", "", "");
        String body = "{\"reference\":\"" + number + "\",\"amount\":100,\"currency\":\"USD\","
                + "\"card_token\":\"tok_visa\",\"return_url\":\"http://shop.example/back?order=1\"}";
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        String path = "/acquirer/v1/authorizations";
        sandbox.send(
                "POST",
                path,
                body,
                Map.of(
                        "Acquirer-Merchant", merchant.id(),
                        "Acquirer-Timestamp", timestamp,
                        "Acquirer-Signature",
                                Digests.hmacSha256(
                                        merchant.secret("acquirer_key"),
                                        "POST\n" + path + "\n" + timestamp + "\n" + body)));
        assertThat(page()).contains("Your bank asks");
        assertThat(sandbox.send("POST", "/payer/" + number + "/pay", "")
                        .headers()
                        .get("location"))
                .containsExactly("http://shop.example/back?order=1");
        assertThat(sandbox.state(number)).isEqualTo("PAID");
    }

    @Test
    void an_unknown_trade_has_no_page() {
        assertThat(sandbox.send("GET", "/payer/unknown", "").status()).isEqualTo(404);
    }

    private String page() {
        return sandbox.send("GET", "/payer/" + number, "").body();
    }

    private String nativeOrder(String description) {
        RunningSandbox.Merchant merchant = sandbox.merchant("WECHAT", "v2", "");
        Map<String, String> fields = new TreeMap<>(Map.of(
                "appid",
                merchant.open("app_id"),
                "mch_id",
                merchant.open("mch_id"),
                "nonce_str",
                Tokens.nonce(),
                "body",
                description,
                "out_trade_no",
                number,
                "total_fee",
                "100",
                "spbill_create_ip",
                "127.0.0.1",
                "notify_url",
                "http://127.0.0.1:9/notify",
                "trade_type",
                "NATIVE"));
        fields.put("sign", V2Signature.of(fields, merchant.secret("api_v2_key"), "MD5"));
        StringBuilder xml = new StringBuilder("<xml>");
        fields.forEach((name, value) -> xml.append("<" + name + "><![CDATA[" + value + "]]></" + name + ">"));
        return sandbox.send("POST", "/pay/unifiedorder", xml + "</xml>").body();
    }

    /** Reads the picture as a phone does. */
    private static String scanned(String page) throws Exception {
        Matcher size = SIZE.matcher(page);
        assertThat(size.find()).isTrue();
        int width = Integer.parseInt(size.group(1)) * SCALE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = MODULE.matcher(page);
        while (module.find()) {
            for (int i = 0; i < SCALE * SCALE; i++) {
                int x = Integer.parseInt(module.group(1)) * SCALE + i % SCALE;
                int y = Integer.parseInt(module.group(2)) * SCALE + i / SCALE;
                pixels[y * width + x] = 0;
            }
        }
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        return new MultiFormatReader()
                .decode(bitmap, Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE)))
                .getText();
    }
}

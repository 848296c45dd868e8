package io.holdfast.payment.channel.alipay;

import com.alipay.api.FileItem;
import com.alipay.api.internal.util.AbstractHttpClient;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's requests over our connections. Its own way is the platform's old client, whose connections all channels share,
 * which repeats a POST when a kept connection breaks, and which waits for as long as an answer keeps dripping.
 */
final class AlipayHttp extends AbstractHttpClient {

    private static final int OK = 200;

    private final ChannelHttp http;

    AlipayHttp(ChannelHttp http) {
        this.http = http;
    }

    @Override
    public String doPost(
            String url, Map<String, String> form, String charset, @Nullable Map<String, String> responseHeaders)
            throws IOException {
        Charset encoding = Charset.forName(charset);
        String body = form.entrySet().stream()
                .map(each ->
                        URLEncoder.encode(each.getKey(), encoding) + "=" + URLEncoder.encode(each.getValue(), encoding))
                .collect(Collectors.joining("&"));
        ChannelHttp.Answer answer = http.exchange(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=" + charset)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.status() != OK) {
            throw new IOException("status " + answer.status());
        }
        String text = new String(answer.body(), encoding);
        RawAnswer.check(url, text);
        return text;
    }

    @Override
    public String doPost(
            String url,
            Map<String, String> form,
            Map<String, FileItem> files,
            String charset,
            @Nullable Map<String, String> responseHeaders)
            throws IOException {
        throw new IOException("no files are sent to Alipay");
    }
}

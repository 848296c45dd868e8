package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttp;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The official SDK's transport, over the channel's own connections and to the merchant's endpoint: the SDK's services name
 * their host themselves, and only path and query of what they ask for are taken (which is also all that is signed).
 */
final class V3Http extends AbstractHttpClient {

    private static final List<String> SIGNATURE_HEADERS = List.of(
            Constant.WECHAT_PAY_TIMESTAMP,
            Constant.WECHAT_PAY_NONCE,
            Constant.WECHAT_PAY_SERIAL,
            Constant.WECHAT_PAY_SIGNATURE,
            Constant.REQUEST_ID);

    private final URI endpoint;
    private final Connections connections;

    V3Http(Config config, URI endpoint, Connections connections) {
        super(config.createCredential(), config.createValidator());
        this.endpoint = endpoint;
        this.connections = connections;
    }

    @Override
    protected OriginalResponse innerExecute(HttpRequest request) {
        try {
            Connections.Answer answer = connections.call(toEndpoint(request));
            OriginalResponse response = response(request, answer);
            checkRefusal(response);
            return response;
        } catch (IOException e) {
            throw new HttpException(request, e);
        }
    }

    @Override
    protected InputStream innerDownload(HttpRequest request) {
        try {
            Connections.Answer answer = connections.download(toEndpoint(request));
            if (isInvalidHttpCode(answer.response().code())) {
                throw new ServiceException(request, answer.response().code(), "");
            }
            return new ByteArrayInputStream(answer.body());
        } catch (IOException e) {
            throw new HttpException(request, e);
        }
    }

    /** 202 is a refusal too: the payer is typing a password. The SDK would take it for a close that went well. */
    @Override
    protected boolean isInvalidHttpCode(int status) {
        return status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_NO_CONTENT;
    }

    @Override
    protected String getHttpClientInfo() {
        return "okhttp3/" + OkHttp.VERSION;
    }

    /** The SDK believes every refusal. One that carries a signature must carry the right one. */
    private void checkRefusal(OriginalResponse response) {
        boolean signed = response.getHeaders().getHeader(Constant.WECHAT_PAY_SIGNATURE) != null;
        if (isInvalidHttpCode(response.getStatusCode())
                && signed
                && !validator.validate(response.getHeaders(), response.getBody())) {
            throw new ValidationException("a refusal under a wrong signature");
        }
    }

    private Request toEndpoint(HttpRequest request) {
        URI uri = request.getUri();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        Request.Builder builder = new Request.Builder().url(endpoint + uri.getRawPath() + query);
        request.getHeaders().getHeaders().forEach(builder::header);
        return builder.method(request.getHttpMethod().name(), body(request)).build();
    }

    private static @Nullable RequestBody body(HttpRequest request) {
        if (request.getBody() instanceof JsonRequestBody json) {
            return RequestBody.create(json.getBody(), MediaType.get(json.getContentType()));
        }
        return null;
    }

    private static OriginalResponse response(HttpRequest request, Connections.Answer answer) {
        Response response = answer.response();
        // By their own spelling: the SDK looks for it, and HTTP does not care.
        Map<String, String> headers = new HashMap<>();
        for (String name : SIGNATURE_HEADERS) {
            String value = response.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new OriginalResponse.Builder()
                .request(request)
                .headers(headers)
                .statusCode(response.code())
                .contentType(response.header(Constant.CONTENT_TYPE, ""))
                .body(new String(answer.body(), StandardCharsets.UTF_8))
                .build();
    }
}

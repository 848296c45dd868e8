package io.holdfast.payment.channel.paypal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paypal.sdk.Environment;
import com.paypal.sdk.PaypalServerSdkClient;
import com.paypal.sdk.authentication.ClientCredentialsAuthModel;
import com.paypal.sdk.exceptions.ApiException;
import com.paypal.sdk.exceptions.ErrorException;
import com.paypal.sdk.http.response.ApiResponse;
import io.holdfast.payment.channel.ChannelSettings;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The SDK's clients, one for each version of a merchant's settings, over connections that are PayPal's alone. */
final class PayPalClients {

    private static final long CLIENTS_LIMIT = 10_000;
    private static final Duration UNUSED_KEPT = Duration.ofHours(1);
    private static final int FIRST_REFUSAL = 400;
    private static final int TOO_MANY = 429;
    private static final int FIRST_FAILURE = 500;

    private final OkHttpClient http;
    private final Cache<String, PaypalServerSdkClient> clients = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(CLIENTS_LIMIT)
            .expireAfterAccess(UNUSED_KEPT)
            .build();

    PayPalClients(PayPalChannelConfig config) {
        this.http = new OkHttpClient.Builder()
                .connectTimeout(config.connectWithin())
                .readTimeout(config.answerWithin())
                .writeTimeout(config.answerWithin())
                .callTimeout(config.answerWithin())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
    }

    /** One call of the SDK's. */
    interface Call<T> {
        ApiResponse<T> with(PaypalServerSdkClient client) throws ApiException, IOException;
    }

    <T> Answered<T> ask(ChannelSettings settings, Call<T> call) {
        try {
            T result = call.with(client(settings)).getResult();
            return result == null ? new Answered.Nothing<>("an empty answer") : new Answered.Good<>(result);
        } catch (ApiException e) {
            return refusedOrNothing(e);
        } catch (IOException | RuntimeException e) {
            // Only the kind: messages quote answers.
            return new Answered.Nothing<>(
                    "no answer that can be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static <T> Answered<T> refusedOrNothing(ApiException e) {
        int status = e.getResponseCode();
        if (status < FIRST_REFUSAL || status == TOO_MANY || status >= FIRST_FAILURE) {
            return new Answered.Nothing<>("status " + status);
        }
        if (e instanceof ErrorException error) {
            boolean detailed = error.getDetails() != null && !error.getDetails().isEmpty();
            return new Answered.Refused<>(
                    status,
                    String.valueOf(detailed ? error.getDetails().get(0).getIssue() : error.getName()),
                    String.valueOf(error.getMessageField()));
        }
        return new Answered.Refused<>(status, "STATUS_" + status, "");
    }

    private PaypalServerSdkClient client(ChannelSettings settings) {
        return clients.get(
                settings.merchantId() + "/" + settings.version() + "/" + settings.endpoint(), key -> made(settings));
    }

    private PaypalServerSdkClient made(ChannelSettings settings) {
        OkHttpClient there = http.newBuilder()
                .addInterceptor(chain -> LimitedAnswers.of(chain.proceed(sentTo(settings, chain.request()))))
                .build();
        return new PaypalServerSdkClient.Builder()
                .environment(Environment.PRODUCTION)
                .httpClientConfig(config -> config.numberOfRetries(0).httpClientInstance(there, false))
                .clientCredentialsAuth(new ClientCredentialsAuthModel.Builder(
                                settings.open("client_id"), settings.secret("client_secret"))
                        .build())
                .build();
    }

    /** The SDK knows two addresses and no third: what it sends to PayPal's goes to the merchant's endpoint. */
    private static Request sentTo(ChannelSettings settings, Request request) {
        HttpUrl endpoint = HttpUrl.get(settings.endpoint());
        if (endpoint == null) {
            throw new IllegalArgumentException("endpoint is no HTTP address");
        }
        HttpUrl url = request.url()
                .newBuilder()
                .scheme(endpoint.scheme())
                .host(endpoint.host())
                .port(endpoint.port())
                .build();
        return request.newBuilder().url(url).build();
    }
}

package io.holdfast.sandbox.paypal.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.keys.Digests;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.paypal.PaypalMerchant;
import io.holdfast.sandbox.paypal.PaypalMerchants;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Trades;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** PayPal, put together: who asks comes first. */
public final class PaypalEdge {

    private final PaypalMerchants merchants;
    private final Announcer announcer;
    private final PaypalOrders orders;
    private final PaypalRefunds refunds;
    private final PaypalDocuments documents;

    /** @param port of the plain edge, known once it listens */
    public PaypalEdge(PaypalMerchants merchants, Trades trades, MerchantDesk desk, Clock clock, IntSupplier port) {
        this.merchants = merchants;
        PaypalJson json = new PaypalJson(port);
        announcer = new PaypalAnnouncer(merchants, json, clock);
        orders = new PaypalOrders(trades, desk, json);
        refunds = new PaypalRefunds(trades, desk, json);
        documents = new PaypalDocuments(trades);
    }

    public Announcer announcer() {
        return announcer;
    }

    public Routes routes() {
        return new Routes()
                .on("POST", "/v1/oauth2/token", this::token)
                .on("POST", "/v2/checkout/orders", known(orders::create))
                .on("GET", "/v2/checkout/orders/{id}", known(orders::show))
                .on("POST", "/v2/checkout/orders/{id}/capture", known(orders::capture))
                .on("GET", "/v2/payments/captures/{id}", known(orders::showCapture))
                .on("POST", "/v2/payments/captures/{id}/refund", known(refunds::refund))
                .on("GET", "/v2/payments/refunds/{id}", known(refunds::show))
                .on("GET", "/v1/notifications/certs/{serial}", this::certificate)
                .on("POST", "/v1/notifications/verify-webhook-signature", known(documents::verify))
                .on("GET", "/v1/reporting/transactions", known(documents::transactions));
    }

    private Reply token(Request request) {
        Optional<PaypalMerchant> merchant = basic(request.header("Authorization"));
        if (merchant.isEmpty()) {
            return PaypalJson.reply(
                    401,
                    PaypalJson.object()
                            .put("error", "invalid_client")
                            .put("error_description", "Client Authentication failed"));
        }
        if (!"client_credentials"
                .equals(Request.form(request.text(), StandardCharsets.UTF_8).get("grant_type"))) {
            return PaypalJson.reply(400, PaypalJson.object().put("error", "unsupported_grant_type"));
        }
        return PaypalJson.reply(
                200,
                PaypalJson.object()
                        .put("scope", "https://uri.paypal.com/services/payments/payment")
                        .put("access_token", merchants.logIn(merchant.get()))
                        .put("token_type", "Bearer")
                        .put("app_id", "APP-80W284485P519543T")
                        .put("expires_in", PaypalMerchants.TOKEN_LIVES.toSeconds())
                        .put("nonce", Tokens.nonce()));
    }

    private Reply certificate(Request request) {
        return merchants
                .withSigner(request.parameter("serial"))
                .map(merchant -> Reply.of(
                        200, "application/x-pem-file", merchant.signer().certificatePem()))
                .orElseGet(() -> Reply.empty(404));
    }

    private Optional<PaypalMerchant> basic(String header) {
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            int colon = Math.max(pair.indexOf(':'), 0);
            return merchants
                    .find(pair.substring(0, colon))
                    .filter(merchant -> Digests.same(merchant.clientSecret(), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Function<Request, Reply> known(BiFunction<PaypalMerchant, Request, Reply> operation) {
        return request -> {
            String header = request.header("Authorization");
            Optional<PaypalMerchant> merchant =
                    header.startsWith("Bearer ") ? merchants.withToken(header.substring(7)) : Optional.empty();
            if (merchant.isEmpty()) {
                return PaypalJson.reply(
                        401,
                        PaypalJson.object()
                                .put("error", "invalid_token")
                                .put("error_description", "Token signature verification failed"));
            }
            try {
                return operation.apply(merchant.get(), request);
            } catch (PaypalRefusal refusal) {
                return refused(refusal);
            }
        };
    }

    private static Reply refused(PaypalRefusal refusal) {
        ObjectNode body = PaypalJson.object()
                .put("name", refusal.error())
                .put("message", refusal.words())
                .put("debug_id", Tokens.alphanumeric(13));
        body.putArray("details").addObject().put("issue", refusal.issue()).put("description", refusal.words());
        body.putArray("links");
        return PaypalJson.reply(refusal.status(), body);
    }
}

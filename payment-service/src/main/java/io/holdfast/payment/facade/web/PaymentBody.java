package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.CardNumbers;
import io.holdfast.payment.collect.NewCollection;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What requests to pay say. */
final class PaymentBody {

    private static final Set<String> FIELDS = Set.of(
            "merchant_payment_no",
            "order_id",
            "method",
            "payer_account",
            "amount",
            "currency",
            "points",
            "payer",
            "return_url",
            "capture_method",
            "fx_quote",
            "risk",
            "second_factor");
    private static final Set<String> ATTEMPT_FIELDS = Set.of("method", "payer", "return_url", "risk");
    private static final Set<String> PAYER_FIELDS = Set.of("openid", "auth_code", "card_token", "client_ip");
    private static final List<String> OF_CHANNELS = List.of("payer", "return_url", "fx_quote");
    private static final List<String> OF_WALLETS = List.of("payer_account", "points", "second_factor");
    private static final int PAYER_LENGTH = 200;
    private static final int URL_LENGTH = 2_000;

    private final String merchantId;
    private final JsonFields body;
    private final PaymentMethod method;

    private PaymentBody(String merchantId, JsonFields body) {
        this.merchantId = merchantId;
        this.body = body;
        this.method = body.choice("method", PaymentMethod.class);
    }

    static PaymentBody ofPayment(SignedRequest signed) {
        JsonFields body = signed.json(FIELDS);
        // What is wrong is told in the order in which it is documented.
        body.text("merchant_payment_no", Limits.NAME_LENGTH);
        body.id("order_id");
        return new PaymentBody(signed.merchantId(), body);
    }

    static PaymentBody ofAttempt(SignedRequest signed) {
        PaymentBody attempt = new PaymentBody(signed.merchantId(), signed.json(ATTEMPT_FIELDS));
        if (attempt.method == PaymentMethod.WALLET) {
            throw attempt.body.invalid("method", "must be a channel's");
        }
        return attempt;
    }

    PaymentMethod method() {
        return method;
    }

    CaptureMethod captureMethod() {
        String text = body.optionalText("capture_method", PAYER_LENGTH);
        if (text == null || text.equals("automatic")) {
            return CaptureMethod.AUTOMATIC;
        }
        if (text.equals("manual")) {
            return CaptureMethod.MANUAL;
        }
        throw body.invalid("capture_method", "must be automatic or manual");
    }

    PayOrder fromWallet() {
        without(OF_CHANNELS, "is for channels only");
        return new PayOrder(
                merchantId,
                body.text("merchant_payment_no", Limits.NAME_LENGTH),
                body.id("order_id"),
                method,
                body.id("payer_account"),
                amount(),
                body.optionalInteger("points", 0, Limits.AMOUNT_MINOR, 0),
                risk(),
                body.has("second_factor") ? SecondFactorBody.code(body, "second_factor") : null);
    }

    NewCollection throughChannel() {
        without(OF_WALLETS, "is for wallets only");
        return new NewCollection(
                merchantId,
                body.text("merchant_payment_no", Limits.NAME_LENGTH),
                body.id("order_id"),
                method,
                amount(),
                captureMethod(),
                payer(),
                returnUrl(),
                body.has("fx_quote") ? body.id("fx_quote") : null,
                risk());
    }

    /** How the payer came, as far as it is told. */
    RiskInputs risk() {
        return RiskFields.of(body);
    }

    private Money amount() {
        return Money.of(body.integer("amount", 1, Limits.AMOUNT_MINOR), body.choice("currency", CurrencyCode.class));
    }

    private void without(List<String> names, String why) {
        for (String name : names) {
            if (body.has(name)) {
                throw body.invalid(name, why);
            }
        }
    }

    /** The payer as named. A card's number is refused here, before anything is stored. */
    Map<String, String> payer() {
        if (!body.has("payer")) {
            return Map.of();
        }
        JsonFields payer = body.object("payer").only(PAYER_FIELDS);
        Map<String, String> known = new TreeMap<>();
        for (String name : PAYER_FIELDS) {
            String value = payer.optionalText(name, PAYER_LENGTH);
            if (value != null && CardNumbers.isIn(value) && !isScanned(name)) {
                throw payer.invalid(name, "must not be a card's number: name a card by its acquirer's token");
            }
            if (value != null) {
                known.put(name, value);
            }
        }
        return known;
    }

    /** A wallet app's code has as many digits as a card's number. */
    private boolean isScanned(String name) {
        return name.equals("auth_code")
                && switch (method) {
                    case WECHAT_CODE, ALIPAY_CODE -> true;
                    case WALLET, WECHAT_JSAPI, WECHAT_NATIVE, ALIPAY_PAGE, ALIPAY_WAP, PAYPAL, CARD -> false;
                };
    }

    @Nullable
    String returnUrl() {
        String text = body.optionalText("return_url", URL_LENGTH);
        if (text != null && !isWebAddress(text)) {
            throw ProblemException.at(ProblemCode.INVALID_VALUE, "return_url", "must be an http or https address");
        }
        return text;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

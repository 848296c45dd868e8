package io.holdfast.payment.channel;

import java.util.Map;

/**
 * What the merchant's front end does so that the payer can pay.
 *
 * @param parameters by kind: CALL_JSAPI the call's parameters with {@code paySign}; SHOW_QR {@code code_url}; REDIRECT
 *     {@code url}; CHALLENGE {@code url}; WAIT nothing: the payer types a password on the phone
 */
public record PayerAction(Kind kind, Map<String, String> parameters) {

    public enum Kind {
        CALL_JSAPI,
        SHOW_QR,
        REDIRECT,
        CHALLENGE,
        WAIT
    }

    public PayerAction {
        parameters = Map.copyOf(parameters);
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.json.JsonFields;

/** Codes of authenticators in requests. */
final class SecondFactorBody {

    private static final int LENGTH = 6;

    private SecondFactorBody() {}

    static String code(JsonFields body, String name) {
        String code = body.text(name, LENGTH);
        if (code.length() != LENGTH || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw body.invalid(name, "must be a text of " + LENGTH + " digits");
        }
        return code;
    }
}

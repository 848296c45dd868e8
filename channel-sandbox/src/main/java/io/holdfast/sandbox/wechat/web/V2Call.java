package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.wechat.WechatMerchant;
import java.util.Map;

/** A version 2 request that was found genuine. */
record V2Call(WechatMerchant merchant, Map<String, String> fields) {

    String signType() {
        return fields.getOrDefault("sign_type", "MD5");
    }

    String optional(String name) {
        return fields.getOrDefault(name, "");
    }

    String required(String name) {
        String value = optional(name);
        if (value.isEmpty()) {
            throw V2Error.PARAM_ERROR.refused(name);
        }
        return value;
    }

    long amount(String name) {
        try {
            long amount = Long.parseLong(required(name));
            if (amount > 0) {
                return amount;
            }
        } catch (NumberFormatException e) {
            // Refused below, like one that is not above zero.
        }
        throw V2Error.PARAM_ERROR.refused(name);
    }
}

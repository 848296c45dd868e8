package io.holdfast.sandbox.alipay.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.sandbox.alipay.AlipayMerchant;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** A request that was found genuine. */
record AlipayCall(AlipayMerchant merchant, String method, Map<String, String> parameters, JsonNode content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static AlipayCall of(AlipayMerchant merchant, Map<String, String> parameters) {
        try {
            JsonNode content = JSON.readTree(parameters.getOrDefault("biz_content", "{}"));
            return new AlipayCall(merchant, parameters.getOrDefault("method", ""), parameters, content);
        } catch (IOException e) {
            throw AlipayRefusal.invalid("isv.invalid-parameter", "biz_content");
        }
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    String optional(String name) {
        return content.path(name).asText("");
    }

    String required(String name) {
        String value = optional(name);
        if (value.isEmpty()) {
            throw AlipayRefusal.business("ACQ.INVALID_PARAMETER", "参数无效：" + name);
        }
        return value;
    }

    /** Yuan with at most two decimals, in fen. */
    long fen(String name) {
        try {
            long fen = new BigDecimal(required(name)).movePointRight(2).longValueExact();
            if (fen > 0) {
                return fen;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Refused below, like one that is not above zero.
        }
        throw AlipayRefusal.business("ACQ.INVALID_PARAMETER", "参数无效：" + name);
    }
}

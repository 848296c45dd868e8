package io.holdfast.sandbox.alipay.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.trade.Opening;

/**
 * What a method answers.
 *
 * @param held not at all
 */
record AlipayAnswer(ObjectNode content, boolean held, Runnable afterwards) {

    static AlipayAnswer of(ObjectNode content) {
        return new AlipayAnswer(content, false, () -> {});
    }

    static AlipayAnswer of(ObjectNode content, Opening opening) {
        return new AlipayAnswer(content, opening.held(), opening.afterwards());
    }

    static ObjectNode success() {
        return JsonNodeFactory.instance.objectNode().put("code", "10000").put("msg", "Success");
    }
}

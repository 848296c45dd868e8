package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.json.JsonFields;
import java.util.Set;

/** An operator's request with the right token. */
record OperatorRequest(RequestBody body) {

    static final String ATTRIBUTE = OperatorRequest.class.getName();

    JsonFields json(Set<String> names) {
        return body.json(names);
    }

    void noBody() {
        body.nothing();
    }
}

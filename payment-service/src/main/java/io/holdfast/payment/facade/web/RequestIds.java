package io.holdfast.payment.facade.web;

import io.holdfast.contract.PublicId;
import jakarta.servlet.http.HttpServletRequest;

/** The name that each request gets, for the answer's header, its problem and the log. */
final class RequestIds {

    static final String HEADER = "Holdfast-Request-Id";
    static final String MDC_KEY = "request_id";
    private static final String ATTRIBUTE = RequestIds.class.getName();

    private RequestIds() {}

    /** The request's id; minted when first asked for. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        String id = PublicId.mint("req");
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}

package io.holdfast.payment.facade.web;

import static io.holdfast.payment.facade.ProblemCode.BODY_TOO_LARGE;
import static io.holdfast.payment.facade.ProblemCode.MALFORMED_JSON;
import static io.holdfast.payment.facade.ProblemCode.UNSUPPORTED_MEDIA_TYPE;

import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it was sent, at most 64 KiB.
 *
 * @param bytes empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RequestBody(byte[] bytes, @Nullable String contentType) {

    static final int LIMIT_BYTES = 64 * 1024;
    private static final Set<String> JSON_TYPES =
            Set.of("application/json", "application/json;charset=utf-8", "application/json;charset=\"utf-8\"");

    static RequestBody read(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw ProblemException.at(UNSUPPORTED_MEDIA_TYPE, "Content-Encoding", "send the body uncompressed");
        }
        if (request.getContentLengthLong() > LIMIT_BYTES) {
            throw tooLarge();
        }
        byte[] bytes = request.getInputStream().readNBytes(LIMIT_BYTES + 1);
        if (bytes.length > LIMIT_BYTES) {
            throw tooLarge();
        }
        return new RequestBody(bytes, request.getContentType());
    }

    JsonFields json(Set<String> names) {
        if (bytes.length == 0) {
            throw ProblemException.of(MALFORMED_JSON, "the body is empty");
        }
        if (contentType == null
                || !JSON_TYPES.contains(contentType.toLowerCase(Locale.ROOT).replace(" ", ""))) {
            throw ProblemException.at(UNSUPPORTED_MEDIA_TYPE, "Content-Type", "must be application/json");
        }
        return StrictJson.read(bytes).only(names);
    }

    /** For routes that need to be told nothing: no body, or an empty object. */
    void nothing() {
        if (bytes.length > 0) {
            json(Set.of());
        }
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(BODY_TOO_LARGE, "the body must not be larger than " + LIMIT_BYTES + " bytes");
    }
}

package io.holdfast.payment.facade.web;

import static io.holdfast.payment.facade.ProblemCode.BAD_REQUEST;
import static io.holdfast.payment.facade.ProblemCode.BODY_TOO_LARGE;
import static io.holdfast.payment.facade.ProblemCode.MALFORMED_JSON;
import static io.holdfast.payment.facade.ProblemCode.UNSUPPORTED_MEDIA_TYPE;

import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it was sent, at most 64 KiB.
 *
 * @param bytes empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RequestBody(byte[] bytes, @Nullable String contentType) {

    static final int LIMIT_BYTES = 64 * 1024;
    /** Who sends a byte now and then holds a thread, and before anything is signed one of its route's places. */
    static final Duration READ_WITHIN = Duration.ofSeconds(10);

    private static final int CHUNK_BYTES = 8 * 1024;
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
        return new RequestBody(bytes(request.getInputStream(), System::nanoTime), request.getContentType());
    }

    /** Each read by itself ends with the connection's timeout. */
    static byte[] bytes(InputStream body, LongSupplier nanos) throws IOException {
        long begun = nanos.getAsLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > LIMIT_BYTES) {
                throw tooLarge();
            }
            if (nanos.getAsLong() - begun > READ_WITHIN.toNanos()) {
                throw ProblemException.of(
                        BAD_REQUEST, "the body did not come within " + READ_WITHIN.toSeconds() + " s");
            }
        }
        return bytes.toByteArray();
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

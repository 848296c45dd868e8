package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.PlainText;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.WireJson;
import io.holdfast.payment.idempotency.StoredReply;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers as they are sent. */
final class Answers {

    static final String REPLAYED_HEADER = "Idempotent-Replayed";
    static final int OK = 200;
    static final int CREATED = 201;
    static final int ACCEPTED = 202;

    private static final MediaType PROBLEM = MediaType.parseMediaType(Problems.MEDIA_TYPE);
    private static final int FIRST_REFUSAL = 400;
    private static final int ID_LIMIT = 40;

    private Answers() {}

    static ResponseEntity<byte[]> ok(Object json) {
        return send(reply(OK, json));
    }

    static ResponseEntity<byte[]> created(Object json) {
        return send(reply(CREATED, json));
    }

    static StoredReply reply(int status, Object json) {
        return new StoredReply(status, WireJson.write(json));
    }

    static ResponseEntity<byte[]> send(StoredReply reply) {
        return response(reply).body(reply.body());
    }

    static ResponseEntity<byte[]> sendAgain(StoredReply reply) {
        return response(reply).header(REPLAYED_HEADER, "true").body(reply.body());
    }

    /** Null stands for something that is not there, or not this merchant's. */
    static <T> T found(@Nullable T thing) {
        if (thing == null) {
            throw notFound();
        }
        return thing;
    }

    /** What cannot be an identifier of ours is not looked for. */
    static String id(String pathVariable) {
        if (pathVariable.length() > ID_LIMIT || !pathVariable.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw notFound();
        }
        return pathVariable;
    }

    /** What merchants name themselves, as it stands in a path. */
    static String name(String param, String pathVariable) {
        PlainText.fault(pathVariable, Limits.NAME_LENGTH).ifPresent(fault -> {
            throw ProblemException.at(ProblemCode.INVALID_VALUE, param, fault);
        });
        return pathVariable;
    }

    static ProblemException notFound() {
        return ProblemException.of(ProblemCode.NOT_FOUND, "there is no such thing, or it belongs to another merchant");
    }

    private static ResponseEntity.BodyBuilder response(StoredReply reply) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(reply.status())
                .contentType(reply.status() >= FIRST_REFUSAL ? PROBLEM : MediaType.APPLICATION_JSON);
        if (reply.status() == ACCEPTED) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_AFTER_SECONDS));
        }
        return response;
    }
}

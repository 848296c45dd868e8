package io.holdfast.payment.facade.web;

import static io.holdfast.payment.facade.ProblemCode.INTERNAL_ERROR;
import static io.holdfast.payment.facade.ProblemCode.NONCE_REUSED;
import static io.holdfast.payment.facade.ProblemCode.NOT_FOUND;
import static io.holdfast.payment.facade.ProblemCode.TEMPORARILY_UNAVAILABLE;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.ProblemJson;
import io.holdfast.payment.facade.json.WireJson;
import io.holdfast.payment.idempotency.NonceSpentException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.dubbo.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;

/** Every failure as the problem that the caller is told, and the one way in which a problem is written. */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";
    static final int RETRY_AFTER_SECONDS = 1;
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static ProblemException of(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof NonceSpentException) {
            return ProblemException.of(NONCE_REUSED, "sign each attempt anew, with a nonce never used before");
        }
        if (failure instanceof ErrorResponse refusal) {
            return ofStatus(refusal.getStatusCode().value());
        }
        if (isPassing(failure)) {
            // One line: when something is down there are many of these.
            log.warn("a request could not be served for now: {}", failure.toString());
            return ProblemException.retryLater(
                    TEMPORARILY_UNAVAILABLE, "ask again, with the same idempotency key", RETRY_AFTER_SECONDS, failure);
        }
        log.error("a request failed", failure);
        return ProblemException.of(INTERNAL_ERROR, "the failure is in the log under the request_id");
    }

    /** For refusals that the servlet container or the framework decided. */
    static ProblemException ofStatus(int status) {
        for (ProblemCode code : FRAMEWORK_CODES) {
            if (code.status() == status) {
                return ProblemException.of(code, code.title());
            }
        }
        return status >= 500
                ? ProblemException.of(INTERNAL_ERROR, INTERNAL_ERROR.title())
                : ProblemException.of(ProblemCode.BAD_REQUEST, ProblemCode.BAD_REQUEST.title());
    }

    private static final ProblemCode[] FRAMEWORK_CODES = {
        NOT_FOUND,
        ProblemCode.METHOD_NOT_ALLOWED,
        ProblemCode.NOT_ACCEPTABLE,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        TEMPORARILY_UNAVAILABLE
    };

    private static boolean isPassing(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CallRefusedException) {
                return true;
            }
            if (each instanceof RpcException call) {
                return !call.isBiz() && !call.isSerialization();
            }
            if (each instanceof DataAccessException access) {
                return !(access instanceof NonTransientDataAccessException)
                        || access instanceof NonTransientDataAccessResourceException;
            }
            // By name, because only SQL's own packages know transactions: no connection could be had in time.
            if (each.getClass().getName().equals("org.springframework.transaction.CannotCreateTransactionException")) {
                return true;
            }
        }
        return false;
    }

    static byte[] body(ProblemException problem, HttpServletRequest request) {
        return WireJson.write(ProblemJson.of(problem, RequestIds.of(request)));
    }

    static void write(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.code().status());
        response.setHeader(RequestIds.HEADER, RequestIds.of(request));
        if (problem.retryAfterSeconds() > 0) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.code() == ProblemCode.RATE_LIMITED) {
            // As draft-ietf-httpapi-ratelimit-headers-06 has them.
            response.setHeader("RateLimit-Limit", Long.toString(problem.limit()));
            response.setHeader("RateLimit-Remaining", "0");
            response.setHeader("RateLimit-Reset", Integer.toString(problem.retryAfterSeconds()));
        }
        response.setContentType(MEDIA_TYPE);
        byte[] body = body(problem, request);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.NonceSpentException;
import io.holdfast.payment.idempotency.Nonces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Where every failure of a controller ends, and of finding one. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Nonces nonces;

    ProblemAdvice(Nonces nonces) {
        this.nonces = nonces;
    }

    @ExceptionHandler(Exception.class)
    void refuse(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof AsyncRequestNotUsableException) {
            return; // the caller is gone
        }
        ProblemException problem = Problems.of(failure);
        if (failure instanceof ErrorResponse refusal) {
            // Such as Allow, which belongs to a 405.
            refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        if (request.getAttribute(SignedRequest.ATTRIBUTE) instanceof SignedRequest signed && !signed.isNonceSpent()) {
            problem = spendNonce(signed, problem);
        }
        Problems.write(problem, request, response);
    }

    /** A refused request uses up its nonce like any other. */
    private ProblemException spendNonce(SignedRequest signed, ProblemException problem) {
        if (problem.code() == ProblemCode.NONCE_REUSED) {
            return problem;
        }
        try {
            signed.spendNonce(nonces);
            return problem;
        } catch (NonceSpentException e) {
            // After a failure of ours the nonce may well have been spent by this very request.
            return problem.code().status() >= 500 ? problem : Problems.of(e);
        } catch (RuntimeException e) {
            log.warn("the nonce of a refused request could not be spent: {}", e.toString());
            return problem;
        }
    }
}

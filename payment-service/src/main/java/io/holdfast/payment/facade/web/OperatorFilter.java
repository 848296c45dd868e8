package io.holdfast.payment.facade.web;

import static io.holdfast.payment.facade.ProblemCode.OPERATOR_TOKEN_WRONG;

import io.holdfast.payment.facade.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Lets an operator's request pass that carries the operators' token. */
final class OperatorFilter implements Filter {

    private static final String SCHEME = "Bearer ";

    private final byte[] tokenHash;

    OperatorFilter(String token) {
        this.tokenHash = hash(token);
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        if (!isRight(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            ((HttpServletResponse) response).setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw ProblemException.at(
                    OPERATOR_TOKEN_WRONG, HttpHeaders.AUTHORIZATION, "the bearer token is missing or wrong");
        }
        request.setAttribute(OperatorRequest.ATTRIBUTE, new OperatorRequest(RequestBody.read(request)));
        chain.doFilter(request, response);
    }

    private boolean isRight(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        // Hashes, so that the comparison tells neither how much is right nor how long it should be.
        return MessageDigest.isEqual(tokenHash, hash(authorization.substring(SCHEME.length())));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

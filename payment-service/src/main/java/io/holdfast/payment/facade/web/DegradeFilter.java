package io.holdfast.payment.facade.web;

import io.holdfast.payment.degrade.Degradation;
import io.holdfast.payment.degrade.DegradeLevel;
import io.holdfast.payment.degrade.DegradeWatch;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/** Refuses lists and statements while they are given up, before they cost a signature or a nonce. */
final class DegradeFilter implements Filter {

    private final Degradation degradation;
    private final DegradeWatch watch;
    private final int retryAfterSeconds;

    DegradeFilter(Degradation degradation, DegradeWatch watch, Duration retryAfter) {
        this.degradation = degradation;
        this.watch = watch;
        this.retryAfterSeconds = Math.max(1, Math.toIntExact(retryAfter.toSeconds()));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DegradeLevel level = ReadRoutes.levelOf((HttpServletRequest) request);
        if (level != null && level != DegradeLevel.QUERIES && degradation.includes(level)) {
            watch.refused(level);
            throw ProblemException.retryLater(
                    ProblemCode.DEGRADED, ProblemCode.DEGRADED.title(), retryAfterSeconds, null);
        }
        chain.doFilter(request, response);
    }
}

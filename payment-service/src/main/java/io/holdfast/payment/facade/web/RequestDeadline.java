package io.holdfast.payment.facade.web;

import io.holdfast.protection.deadline.Deadline;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Starts a request's time. It goes with the calls that the request's own thread makes, and with nothing it hands on. */
final class RequestDeadline implements Filter {

    private final Duration within;

    RequestDeadline(Duration within) {
        this.within = within;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (Deadline.Scope scope = Deadline.in(within).begin()) {
            chain.doFilter(request, response);
        }
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Asks the rules of a request's route before anything is read or checked, so that a refusal is cheap and spends no nonce.
 * When the whole instance has too much to do, merchants wait; channels, which tell of money, and operators get in.
 */
final class RouteGuard implements Filter {

    private static final String MERCHANTS = "/v1/";

    private final Supplier<Routes> routes;
    private final Guard guard;

    /** @param routes asked with each request: the controllers are known when the first one comes */
    RouteGuard(Supplier<Routes> routes, Guard guard) {
        this.routes = routes;
        this.guard = guard;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        Traffic traffic = request.getRequestURI().startsWith(MERCHANTS) ? Traffic.INBOUND : Traffic.EXEMPT;
        try (Passage passage = guard.enter(routes.get().name(request), traffic)) {
            chain.doFilter(request, response);
        } catch (ShedException e) {
            throw Shed.problem(e);
        }
    }
}

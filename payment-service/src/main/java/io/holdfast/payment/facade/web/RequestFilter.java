package io.holdfast.payment.facade.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;

/** Around everything but the metrics: names the request, and turns what the filters behind it throw into problems. */
final class RequestFilter implements Filter {

    /**
     * A path has one way to be written, or who writes it otherwise is known to no rule by its name: no empty segment, no
     * parameters, and no letter, digit, '-', '.' or '_' escaped, which none needs (RFC 3986, 2.3).
     */
    private static final Pattern ANOTHER_WAY =
            Pattern.compile("//|;|%(2[DE]|3\\d|[46][1-9A-F]|[57][\\dA]|5F)", Pattern.CASE_INSENSITIVE);

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        String id = RequestIds.of(request);
        response.setHeader(RequestIds.HEADER, id);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        MDC.put(RequestIds.MDC_KEY, id);
        try {
            if (ANOTHER_WAY.matcher(request.getRequestURI()).find()) {
                throw Answers.notFound();
            }
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            Problems.write(Problems.of(failure), request, response);
        } finally {
            MDC.clear();
        }
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.payment.degrade.DegradeLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which merchants' requests only read something that can be done without for a while. */
final class ReadRoutes {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern LIST = Pattern.compile("/v1/[a-z-]+");
    private static final Pattern STATEMENT = Pattern.compile("/v1/[a-z-]+/[^/]+/(statement|history)");
    private static final Pattern PAYMENT = Pattern.compile("/v1/payments/[^/]+");
    /** Who names a number asks for one thing, and not for a list. */
    private static final Pattern BY_NUMBER = Pattern.compile("(.*&)?merchant_[a-z]+_no=.*");

    private ReadRoutes() {}

    /** From which level on it is given up; null for what never is. */
    static @Nullable DegradeLevel levelOf(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!READING.contains(request.getMethod())) {
            return null;
        }
        if (STATEMENT.matcher(path).matches()) {
            return DegradeLevel.STATEMENTS;
        }
        boolean byNumber = BY_NUMBER.matcher(SignedRequest.queryOf(request)).matches();
        if (PAYMENT.matcher(path).matches() || path.equals(PaymentsController.PATH) && byNumber) {
            return DegradeLevel.QUERIES;
        }
        return LIST.matcher(path).matches() && !byNumber ? DegradeLevel.LISTS : null;
    }
}

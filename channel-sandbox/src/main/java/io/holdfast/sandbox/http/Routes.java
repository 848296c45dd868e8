package io.holdfast.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who answers which request. Filled while the sandbox is put together, only read afterwards. */
public final class Routes {

    private record Route(String method, String[] parts, Function<Request, Reply> handler) {

        @Nullable
        Map<String, String> match(String wanted, String[] path) {
            if (!method.equals(wanted) || parts.length != path.length) {
                return null;
            }
            Map<String, String> matched = Map.of();
            for (int i = 0; i < parts.length; i++) {
                if (parts[i].startsWith("{")) {
                    matched = matched.isEmpty() ? new HashMap<>() : matched;
                    matched.put(
                            parts[i].substring(1, parts[i].length() - 1),
                            Request.decode(path[i], StandardCharsets.UTF_8));
                } else if (!parts[i].equals(path[i])) {
                    return null;
                }
            }
            return matched;
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** @param path with named parts: {@code /v3/refund/domestic/refunds/{number}} */
    public Routes on(String method, String path, Function<Request, Reply> handler) {
        routes.add(new Route(method, path.split("/", -1), handler));
        return this;
    }

    /** Everything of another table, each request passed through a filter. */
    public Routes addAll(Routes others, Function<Function<Request, Reply>, Function<Request, Reply>> filter) {
        others.routes.forEach(route -> routes.add(new Route(route.method, route.parts, filter.apply(route.handler))));
        return this;
    }

    Reply answer(Request request) {
        String[] path = request.path().split("/", -1);
        for (Route route : routes) {
            Map<String, String> matched = route.match(request.method(), path);
            if (matched != null) {
                return route.handler.apply(request.with(matched));
            }
        }
        return Reply.of(404, "application/json", "{\"code\":\"NOT_FOUND\",\"message\":\"no such resource\"}");
    }
}

package io.holdfast.payment.facade.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** What each request is called in rules and figures: {@code GET /v1/payments/{id}}, a bounded number of names. */
final class Routes {

    /** For all requests that no controller answers. */
    static final String OTHER = "other";

    private static final String ATTRIBUTE = Routes.class.getName();

    private final Set<String> literal = new HashSet<>();
    private final List<Template> templates = new ArrayList<>();

    private record Template(String method, PathPattern pattern, String name) {}

    Routes(RequestMappingHandlerMapping controllers) {
        controllers.getHandlerMethods().keySet().forEach(this::add);
        templates.sort(Comparator.comparing(Template::pattern));
    }

    private void add(RequestMappingInfo mapping) {
        if (mapping.getPathPatternsCondition() == null) {
            return;
        }
        for (PathPattern pattern : mapping.getPathPatternsCondition().getPatterns()) {
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                String name = method + " " + pattern.getPatternString();
                if (pattern.hasPatternSyntax()) {
                    templates.add(new Template(method.name(), pattern, name));
                } else {
                    literal.add(name);
                }
            }
        }
    }

    /** Names the request, for itself and for whoever asks later. */
    String name(HttpServletRequest request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        String name = named(method, request.getRequestURI());
        request.setAttribute(ATTRIBUTE, name);
        return name;
    }

    private String named(String method, String uri) {
        String exact = method + " " + uri;
        if (literal.contains(exact)) {
            return exact;
        }
        PathContainer path;
        try {
            path = PathContainer.parsePath(uri);
        } catch (IllegalArgumentException e) {
            return OTHER; // an escape that stands for nothing
        }
        for (Template template : templates) {
            if (template.method().equals(method) && template.pattern().matches(path)) {
                return template.name();
            }
        }
        return OTHER;
    }

    /** As it was named before. */
    static String nameOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? name : OTHER;
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.protection.rules.RuleDefaults;
import io.holdfast.protection.rules.RuleKind;
import java.util.HashSet;
import java.util.Set;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RuleDefaultsTest extends RuleDefaults {

    @Override
    protected Set<RuleKind> kinds() {
        return Set.of(RuleKind.values());
    }

    /** The routes, each for itself and by merchant. */
    @Override
    protected Set<String> otherResources() {
        Set<String> routes = new HashSet<>();
        FacadeTest.app()
                .bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPathPatternsCondition()
                        .getPatternValues()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    routes.add(method + " " + pattern);
                                    routes.add("merchant " + method + " " + pattern);
                                })));
        return routes;
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands controllers the request as their filter let it pass. A route that some way of writing its path leads past the
 * filter is refused here.
 */
final class WhoIsAsking implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == SignedRequest.class || type == OperatorRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Class<?> type = parameter.getParameterType();
        Object found = request.getAttribute(type.getName(), RequestAttributes.SCOPE_REQUEST);
        if (found != null) {
            return found;
        }
        throw type == SignedRequest.class
                ? ProblemException.of(ProblemCode.SIGNATURE_MISSING, "the request is not signed")
                : ProblemException.of(ProblemCode.OPERATOR_TOKEN_WRONG, "the bearer token is missing");
    }
}

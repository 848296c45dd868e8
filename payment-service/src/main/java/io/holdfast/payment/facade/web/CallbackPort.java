package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.FacadeConfig;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

/**
 * Channels report to a port of its own, with threads of its own: merchants cannot take them up, nor channels the merchants'. It
 * serves callbacks and nothing else, so that it can be opened to the internet alone.
 */
final class CallbackPort implements Filter {

    private static final String CALLBACKS = "/callbacks/";

    private final Connector connector;

    CallbackPort(FacadeConfig.Callbacks config, ServerProperties server) {
        connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(config.port());
        AbstractProtocol<?> protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
        protocol.setAddress(server.getAddress());
        protocol.setMaxThreads(config.threads());
        protocol.setConnectionTimeout(
                (int) server.getTomcat().getConnectionTimeout().toMillis());
    }

    Connector connector() {
        return connector;
    }

    int number() {
        return connector.getLocalPort();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean callback = ((HttpServletRequest) request).getRequestURI().startsWith(CALLBACKS);
        if (callback != (request.getLocalPort() == number())) {
            throw Answers.notFound();
        }
        chain.doFilter(request, response);
    }
}

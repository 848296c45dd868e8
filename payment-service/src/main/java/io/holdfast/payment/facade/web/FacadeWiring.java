package io.holdfast.payment.facade.web;

import io.holdfast.payment.capture.AuthorizeWallet;
import io.holdfast.payment.collect.Collect;
import io.holdfast.payment.collect.LookWhenAsked;
import io.holdfast.payment.degrade.Degradation;
import io.holdfast.payment.degrade.DegradeConfig;
import io.holdfast.payment.degrade.DegradeWatch;
import io.holdfast.payment.degrade.PaymentCopies;
import io.holdfast.payment.facade.FacadeConfig;
import io.holdfast.payment.facade.json.WebhookJson;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.Nonces;
import io.holdfast.payment.merchant.LiveKeys;
import io.holdfast.payment.merchant.SecretSeal;
import io.holdfast.payment.notify.EventText;
import io.holdfast.payment.pay.FindPayments;
import io.holdfast.payment.pay.Pay;
import io.holdfast.protection.guard.Guard;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FacadeConfig.class)
class FacadeWiring implements WebMvcConfigurer {

    private static final String SWAGGER_UI_PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final int CACHED_SECONDS = 3_600;
    /** The filter that measures requests stands first: it must see a refusal's status, not an exception. */
    private static final int AFTER_THE_METRICS = Ordered.HIGHEST_PRECEDENCE + 100;

    private static final int BEFORE_THE_SIGNATURE = -1;

    @Bean
    FilterRegistrationBean<Filter> requestFilter() {
        return registration(new RequestFilter(), "/*", AFTER_THE_METRICS);
    }

    @Bean
    CallbackPort callbackPort(FacadeConfig config, ServerProperties server) {
        return new CallbackPort(config.callbacks(), server);
    }

    @Bean
    FilterRegistrationBean<Filter> callbacksAtTheirPort(CallbackPort port) {
        return registration(port, "/*", AFTER_THE_METRICS + 1);
    }

    @Bean
    FilterRegistrationBean<Filter> degradeFilter(Degradation degradation, DegradeWatch watch, DegradeConfig config) {
        return registration(new DegradeFilter(degradation, watch, config.retryAfter()), "/v1/*", BEFORE_THE_SIGNATURE);
    }

    @Bean
    FilterRegistrationBean<Filter> routeGuard(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers,
            Guard guard) {
        Supplier<Routes> routes = SingletonSupplier.of(() -> new Routes(controllers.getObject()));
        return registration(new RouteGuard(routes, guard), "/*", AFTER_THE_METRICS + 2);
    }

    /** Not for callbacks: what a channel tells of money is taken in, however long that takes. */
    @Bean
    FilterRegistrationBean<Filter> requestDeadline(FacadeConfig config) {
        FilterRegistrationBean<Filter> merchants =
                registration(new RequestDeadline(config.requestWithin()), "/v1/*", AFTER_THE_METRICS + 3);
        merchants.addUrlPatterns("/operator/*");
        return merchants;
    }

    @Bean
    FilterRegistrationBean<Filter> signatureFilter(
            LiveKeys keys, Nonces nonces, StaleAnswers stale, Clock clock, Guard guard) {
        return registration(new SignatureFilter(keys, nonces, stale, clock, new MerchantGuard(guard)), "/v1/*", 0);
    }

    @Bean
    FilterRegistrationBean<Filter> operatorFilter(FacadeConfig config) {
        return registration(new OperatorFilter(config.operatorToken()), "/operator/*", 0);
    }

    @Bean
    EventText eventText() {
        return new WebhookJson();
    }

    @Bean
    EdgeDrain edgeDrain(FacadeConfig config) {
        return new EdgeDrain(config.drainWithin());
    }

    @Bean
    IdempotentAnswers idempotentAnswers(IdempotentRequests requests, SecretSeal seal) {
        return new IdempotentAnswers(requests, seal);
    }

    @Bean
    PaymentRequests paymentRequests(IdempotentRequests requests, Nonces nonces) {
        return new PaymentRequests(requests, nonces);
    }

    @Bean
    PayAnswers payAnswers(Pay pay, PaymentRequests requests) {
        return new PayAnswers(pay, requests);
    }

    /** The same for a wallet whose money is only set aside. */
    @Bean
    PayAnswers authorizeAnswers(AuthorizeWallet authorize, PaymentRequests requests) {
        return new PayAnswers(authorize::authorize, requests);
    }

    @Bean
    CollectAnswers collectAnswers(Collect collect, PaymentRequests requests) {
        return new CollectAnswers(collect, requests);
    }

    @Bean
    StaleAnswers staleAnswers(PaymentCopies copies, DegradeWatch watch) {
        return new StaleAnswers(copies, watch);
    }

    @Bean
    PaymentQueries paymentQueries(
            FindPayments payments, Collect collect, LookWhenAsked look, PaymentCopies copies, StaleAnswers stale) {
        return new PaymentQueries(payments, collect, look, copies, stale);
    }

    @Bean
    StoredPaymentReplies paymentReplies(IdempotentRequests requests) {
        return new StoredPaymentReplies(requests);
    }

    /** Not for the management port, which has a server of its own. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat(CallbackPort callbacks) {
        return factory -> {
            factory.addAdditionalTomcatConnectors(callbacks.connector());
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemErrorValve.class.getName());
                }
            });
            // A customer's name in a path may contain an encoded slash.
            factory.addConnectorCustomizers(
                    connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
        };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new WhoIsAsking());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/swagger-ui/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/")
                .setCachePeriod(CACHED_SECONDS);
    }

    /** As the webjar itself says, so that nobody has to repeat it here. */
    private static String swaggerUiVersion() {
        try (InputStream in = FacadeWiring.class.getResourceAsStream(SWAGGER_UI_PROPERTIES)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FilterRegistrationBean<Filter> registration(Filter filter, String pattern, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(pattern);
        registration.setOrder(order);
        registration.setName(filter.getClass().getSimpleName());
        return registration;
    }
}

package io.holdfast.stack.server;

import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.Secret;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The services of Holdfast. */
public enum Service {
    ACCOUNT("account-service", "io.holdfast.account.AccountService", "holdfast_account", Secret.DB_ACCOUNT),
    ORDER("order-service", "io.holdfast.order.OrderService", "holdfast_order", Secret.DB_ORDER),
    POINTS("points-service", "io.holdfast.points.PointsService", "holdfast_points", Secret.DB_POINTS),
    PAYMENT("payment-service", "io.holdfast.payment.PaymentService", "holdfast_payment", Secret.DB_PAYMENT);

    private final String module;
    private final String main;
    private final String schema;
    private final Secret databaseSecret;

    Service(String module, String main, String schema, Secret databaseSecret) {
        this.module = module;
        this.main = main;
        this.schema = schema;
        this.databaseSecret = databaseSecret;
    }

    /**
     * @throws IllegalArgumentException that lists those there are
     */
    public static Service named(String module) {
        return Arrays.stream(values())
                .filter(service -> service.module.equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + module + "; there are "
                        + Arrays.stream(values()).map(Service::module).collect(Collectors.joining(", "))));
    }

    /** Its folder, its artifact, and its name everywhere. */
    public String module() {
        return module;
    }

    /** What is run of it. Its libraries share no class. */
    public Installation.Module built() {
        return Installation.Module.inAnyOrder(module);
    }

    /** Its schema, which is also the name of the account that owns it. */
    public String schema() {
        return schema;
    }

    String main() {
        return main;
    }

    Secret databaseSecret() {
        return databaseSecret;
    }

    /** Whether merchants talk to it. */
    boolean facade() {
        return this == PAYMENT;
    }
}

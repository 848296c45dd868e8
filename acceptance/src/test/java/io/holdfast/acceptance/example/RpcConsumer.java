package io.holdfast.acceptance.example;

import io.holdfast.contract.order.Orders;
import io.holdfast.contract.payment.Payments;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ConsumerConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;

/** The services, found in Nacos and called over Dubbo. */
final class RpcConsumer implements AutoCloseable {

    private final DubboBootstrap dubbo = DubboBootstrap.newInstance();
    private final ReferenceConfig<Orders> orders = reference(Orders.class);
    private final ReferenceConfig<Payments> payments = reference(Payments.class);

    /**
     * @param nacos {@code host:port}
     */
    RpcConsumer(String nacos, String user, String password) {
        dubbo.application(application())
                .registry(registry(nacos, user, password))
                .consumer(consumer())
                .reference(orders)
                .reference(payments)
                .start();
    }

    Orders orders() {
        return orders.get();
    }

    Payments payments() {
        return payments.get();
    }

    @Override
    public void close() {
        dubbo.destroy();
    }

    private static ApplicationConfig application() {
        ApplicationConfig application = new ApplicationConfig("example-consumer");
        application.setQosEnable(false);
        application.setRegisterMode("interface");
        application.setSerializeCheckStatus("STRICT");
        application.setEnableFileCache(false);
        application.setParameters(java.util.Map.of("migration.step", "FORCE_INTERFACE"));
        return application;
    }

    private static RegistryConfig registry(String nacos, String user, String password) {
        RegistryConfig registry = new RegistryConfig("nacos://" + nacos);
        registry.setUsername(user);
        registry.setPassword(password);
        registry.setUseAsConfigCenter(false);
        registry.setUseAsMetadataCenter(false);
        return registry;
    }

    /** A payment answers within five seconds; to ask again is the caller's decision, never the transport's. */
    private static ConsumerConfig consumer() {
        ConsumerConfig consumer = new ConsumerConfig();
        consumer.setTimeout(6_000);
        consumer.setRetries(0);
        consumer.setCheck(false);
        return consumer;
    }

    private static <T> ReferenceConfig<T> reference(Class<T> service) {
        ReferenceConfig<T> reference = new ReferenceConfig<>();
        reference.setInterface(service);
        return reference;
    }
}

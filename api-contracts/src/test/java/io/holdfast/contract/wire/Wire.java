package io.holdfast.contract.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.rpc.model.FrameworkModel;

/** A provider and a consumer, each a Dubbo of its own, with loopback between them. */
final class Wire implements AutoCloseable {

    /** 127.0.0.1 as one number: Dubbo replaces every address that it reads as a loopback one by a public one. */
    private static final String LOOPBACK = "2130706433";

    private final DubboBootstrap provider;
    private final DubboBootstrap consumer;
    private final int port = freePort();
    private final List<ServiceConfig<?>> services = new ArrayList<>();

    Wire() {
        System.setProperty("dubbo.service.shutdown.wait", "100");
        System.setProperty("DUBBO_IP_TO_BIND", LOOPBACK);
        System.setProperty("DUBBO_IP_TO_REGISTRY", LOOPBACK);
        provider = dubbo("provider");
        consumer = dubbo("consumer");
    }

    /** Offers a service; before {@link #open}. */
    <T> Wire serve(Class<T> type, T service) {
        ServiceConfig<T> config = new ServiceConfig<>();
        config.setInterface(type);
        config.setRef(service);
        services.add(config);
        provider.service(config);
        return this;
    }

    void open() {
        ProtocolConfig protocol = new ProtocolConfig("dubbo", port);
        protocol.setSerialization("hessian2");
        protocol.setPreferSerialization("hessian2");
        provider.protocol(protocol).start();
        consumer.start();
    }

    /** The service as its consumer sees it. */
    <T> T call(Class<T> type) {
        ReferenceConfig<T> config =
                new ReferenceConfig<>(consumer.getApplicationModel().getDefaultModule());
        config.setInterface(type);
        config.setUrl("dubbo://" + LOOPBACK + ":" + port + "?serialization=hessian2&prefer.serialization=hessian2");
        config.setTimeout(10_000);
        config.setRetries(0);
        config.setInjvm(false);
        return config.get();
    }

    @Override
    public void close() {
        consumer.stop();
        provider.stop();
        System.clearProperty("dubbo.service.shutdown.wait");
        System.clearProperty("DUBBO_IP_TO_BIND");
        System.clearProperty("DUBBO_IP_TO_REGISTRY");
    }

    private static DubboBootstrap dubbo(String name) {
        ApplicationConfig application = new ApplicationConfig(name);
        application.setQosEnable(false);
        application.setSerializeCheckStatus("STRICT");
        application.setCheckSerializable(true);
        application.setEnableFileCache(false);
        return DubboBootstrap.newInstance(new FrameworkModel())
                .application(application)
                .registry(new RegistryConfig(RegistryConfig.NO_AVAILABLE));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

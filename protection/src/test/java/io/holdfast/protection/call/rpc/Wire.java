package io.holdfast.protection.call.rpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.rpc.model.ApplicationModel;
import org.apache.dubbo.rpc.model.FrameworkModel;

/** Two ends of Dubbo's wire in one process. */
final class Wire implements AutoCloseable {

    static final int TIMEOUT_MILLIS = 400;
    private static final int THREADS = 8;
    private static final int QUEUE = 8;

    private final FrameworkModel there = new FrameworkModel();
    private final FrameworkModel here = new FrameworkModel();

    /** @param filters of the service: {@code -guarded-service} for one without a guard */
    <T> T connect(Class<T> type, T implementation, String filters) throws IOException {
        return connect(type, implementation, filters, THREADS, Map.of());
    }

    /**
     * @param threads that answer; further calls wait for one
     * @param parameters of the reference
     */
    <T> T connect(Class<T> type, T implementation, String filters, int threads, Map<String, String> parameters)
            throws IOException {
        int port = freePort();
        ServiceConfig<T> service = new ServiceConfig<>(application(there).newModule());
        service.setRegistry(new RegistryConfig("N/A"));
        ProtocolConfig protocol = new ProtocolConfig("dubbo", port);
        protocol.setHost("127.0.0.1");
        protocol.setSerialization("hessian2");
        protocol.setThreadpool("fixed");
        protocol.setThreads(threads);
        protocol.setQueues(QUEUE);
        service.setProtocol(protocol);
        service.setInterface(type);
        service.setFilter(filters);
        service.setRef(implementation);
        service.export();
        ReferenceConfig<T> reference = new ReferenceConfig<>(application(here).newModule());
        reference.setInterface(type);
        reference.setUrl("dubbo://127.0.0.1:" + port + "?serialization=hessian2");
        reference.setTimeout(TIMEOUT_MILLIS);
        reference.setRetries(0);
        reference.setParameters(parameters);
        return reference.get();
    }

    private static ApplicationModel application(FrameworkModel framework) {
        ApplicationModel application = framework.newApplication();
        ApplicationConfig config = new ApplicationConfig("protection-test");
        config.setQosEnable(false);
        config.setSerializeCheckStatus("STRICT");
        application.getApplicationConfigManager().setApplication(config);
        return application;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        here.destroy();
        there.destroy();
    }
}

package io.holdfast.stack.nacos;

import com.alibaba.nacos.NacosServerBasicApplication;
import com.alibaba.nacos.NacosServerWebApplication;
import com.alibaba.nacos.console.NacosConsole;
import com.alibaba.nacos.core.listener.startup.NacosStartUp;
import com.alibaba.nacos.core.listener.startup.NacosStartUpManager;
import com.alibaba.nacos.sys.env.DeploymentType;
import com.alibaba.nacos.sys.env.EnvUtil;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts Nacos as its own distribution does: a core without a web server, and below it the server's API and the
 * console, each on a port of its own.
 *
 * <p>Settings come from {@code nacos.home} and {@code spring.config.additional-location}. The system property
 * {@code nacos.deployment.type=merged} has to be there too, or the console comes up without handlers.
 */
public final class NacosServer {

    private NacosServer() {}

    public static void main(String[] args) {
        try {
            start(args);
        } catch (RuntimeException e) {
            // Threads of the half that did start would keep the process alive for ever.
            System.err.println("Nacos does not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void start(String[] args) {
        EnvUtil.setDeploymentType(DeploymentType.MERGED);
        NacosStartUpManager.start(NacosStartUp.CORE_START_UP_PHASE);
        ConfigurableApplicationContext core = new SpringApplicationBuilder(NacosServerBasicApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(args);
        below(core, NacosStartUp.WEB_START_UP_PHASE, NacosServerWebApplication.class, args);
        below(core, NacosStartUp.CONSOLE_START_UP_PHASE, NacosConsole.class, args);
    }

    private static void below(ConfigurableApplicationContext core, String phase, Class<?> application, String[] args) {
        NacosStartUpManager.start(phase);
        new SpringApplicationBuilder(application)
                .parent(core)
                .bannerMode(Banner.Mode.OFF)
                .run(args);
    }
}

package io.holdfast.stack.server;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Credentials;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.Secret;
import io.holdfast.stack.settings.StackContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Registry and configuration, with its console; authentication on from the first moment. */
public final class NacosRecipe implements Recipe {

    public static final String NAME = "nacos";

    private static final Installation.Module MODULE =
            new Installation.Module("local-stack/nacos", "nacos-server-local", false);

    private final StackContext context;

    public NacosRecipe(StackContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return context.ports().allOfNacos();
    }

    @Override
    public Command command() throws IOException {
        Path data = context.home().data(NAME);
        Path conf = context.home().run(NAME);
        Secrets.write(conf.resolve("application.properties"), settings(data));
        return JavaProgram.small(context, NAME, MODULE, 320)
                .flags("-Dnacos.standalone=true", "-Dnacos.deployment.type=merged", "-Dnacos.home=" + data)
                .flags("-Dspring.config.additional-location=file:" + conf + "/")
                .flags("-Dderby.stream.error.file=" + data.resolve("derby.log"))
                .command(data, "io.holdfast.stack.nacos.NacosServer");
    }

    @Override
    public Optional<ClassArchive> archive() {
        return JavaProgram.archive(context, NAME, MODULE);
    }

    @Override
    public void check() throws Exception {
        NacosApi nacos = new NacosApi(context);
        nacos.claimAdministrator();
        nacos.openServiceAccount();
    }

    private String settings(Path data) {
        Credentials credentials = context.credentials();
        return String.join(
                "\n",
                "server.address=127.0.0.1",
                "nacos.inetutils.ip-address=127.0.0.1",
                "nacos.server.main.port=" + context.ports().nacos(),
                "nacos.server.contextPath=/nacos",
                "nacos.console.port=" + context.ports().nacosConsole(),
                "nacos.core.auth.enabled=true",
                "nacos.core.auth.admin.enabled=true",
                "nacos.core.auth.console.enabled=true",
                "nacos.core.auth.system.type=nacos",
                "nacos.core.auth.caching.enabled=false",
                "nacos.core.auth.server.identity.key=holdfast-identity",
                "nacos.core.auth.server.identity.value=" + credentials.get(Secret.NACOS_IDENTITY),
                "nacos.core.auth.plugin.nacos.token.secret.key=" + credentials.get(Secret.NACOS_TOKEN_KEY),
                "nacos.core.auth.plugin.nacos.token.expire.seconds=18000",
                // Its embedded database opens within three seconds or Nacos gives up; a busy disk takes longer.
                "db.pool.config.connectionTimeout=60000",
                "db.pool.config.maximumPoolSize=5",
                "db.pool.config.minimumIdle=1",
                "server.tomcat.accesslog.enabled=false",
                "server.tomcat.basedir=" + data.resolve("tomcat"),
                "server.tomcat.threads.max=32",
                "management.metrics.export.elastic.enabled=false",
                "management.metrics.export.influx.enabled=false",
                "");
    }
}

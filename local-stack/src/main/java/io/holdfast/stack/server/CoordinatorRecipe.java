package io.holdfast.stack.server;

import io.holdfast.stack.mariadb.JdbcUrl;
import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.Secret;
import io.holdfast.stack.settings.StackContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Seata transaction coordinator. */
public final class CoordinatorRecipe implements Recipe {

    public static final String NAME = "seata-server";

    private static final Installation.Module MODULE = Installation.Module.of("tc-server-config");

    /** It advertises the first network card when told 127.0.0.1, and listens on all addresses anyway. */
    private static final String ADVERTISED = "127.0.0.2";

    private static final String CONSOLE_USER = "holdfast";

    private final StackContext context;

    public CoordinatorRecipe(StackContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> after() {
        return List.of(MariaDbRecipe.NAME, NacosRecipe.NAME);
    }

    @Override
    public List<Integer> ports() {
        return List.of(context.ports().coordinator(), context.ports().coordinatorConsole());
    }

    @Override
    public Command command() {
        return JavaProgram.quick(context, NAME, MODULE, 256)
                .environment("HOLDFAST_DB_URL", JdbcUrl.of(context.ports().mariaDb(), "seata"))
                .environment("HOLDFAST_DB_USER", "seata")
                .environment("HOLDFAST_DB_PASSWORD", secret(Secret.DB_SEATA))
                .environment(
                        "HOLDFAST_NACOS_ADDR", "127.0.0.1:" + context.ports().nacos())
                .environment("HOLDFAST_NACOS_USERNAME", NacosApi.SERVICE)
                .environment("HOLDFAST_NACOS_PASSWORD", secret(Secret.NACOS_SERVICE))
                .environment(
                        "HOLDFAST_TC_PORT", Integer.toString(context.ports().coordinator()))
                .environment(
                        "HOLDFAST_TC_CONSOLE_PORT",
                        Integer.toString(context.ports().coordinatorConsole()))
                .environment("HOLDFAST_TC_CONSOLE_USERNAME", CONSOLE_USER)
                .environment("HOLDFAST_TC_CONSOLE_PASSWORD", secret(Secret.SEATA_CONSOLE))
                .environment("HOLDFAST_TC_SECRET_KEY", secret(Secret.SEATA_TOKEN_KEY))
                .command(context.home().data(NAME), "io.holdfast.tc.Coordinator", "local", "-h", ADVERTISED);
    }

    @Override
    public Optional<ClassArchive> archive() {
        return JavaProgram.archive(context, NAME, MODULE);
    }

    @Override
    public void check() throws Exception {
        Http.Answer login = Http.postJson(
                "http://127.0.0.1:" + context.ports().coordinatorConsole() + "/api/v1/auth/login",
                Map.of("username", CONSOLE_USER, "password", secret(Secret.SEATA_CONSOLE)));
        if (!login.json().path("success").asBoolean()) {
            throw new NotReady("its console answers " + login.status() + " to a login");
        }
        Listening.connect(context.ports().coordinator());
        if (!new NacosApi(context)
                .isRegistered("SEATA_GROUP", NAME, context.ports().coordinator())) {
            throw new NotReady("Nacos does not know of it yet");
        }
    }

    private String secret(Secret secret) {
        return context.credentials().get(secret);
    }
}

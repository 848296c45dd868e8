package io.holdfast.stack.server;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.Secret;
import io.holdfast.stack.settings.StackContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Sentinel dashboard. */
public final class DashboardRecipe implements Recipe {

    public static final String NAME = "sentinel-dashboard";

    /** Who logs in to it. */
    public static final String USER = "holdfast";

    private static final Installation.Module MODULE =
            new Installation.Module("local-stack/sentinel-dashboard", "sentinel-dashboard-local", false);

    private final StackContext context;

    public DashboardRecipe(StackContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(context.ports().dashboard());
    }

    @Override
    public Command command() {
        Path data = context.home().data(NAME);
        return JavaProgram.small(context, NAME, MODULE, 96)
                .flags("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .flags(
                        "-Dserver.address=127.0.0.1",
                        "-Dserver.port=" + context.ports().dashboard())
                .flags("-Dserver.servlet.session.cookie.name=holdfast_sentinel", "-Dserver.tomcat.max-threads=16")
                .flags("-Dcsp.sentinel.log.dir=" + context.home().logs().resolve(NAME))
                .flags(
                        "-Duser.home=" + data,
                        "-Dlogging.file=" + context.home().logs().resolve(NAME + "/dashboard.log"))
                // Its properties read these before its own; a command line would show them to everybody.
                .environment("sentinel.dashboard.auth.username", USER)
                .environment(
                        "sentinel.dashboard.auth.password",
                        context.credentials().get(Secret.SENTINEL_DASHBOARD))
                .command(data, "com.alibaba.csp.sentinel.dashboard.DashboardApplication");
    }

    @Override
    public Optional<ClassArchive> archive() {
        return JavaProgram.archive(context, NAME, MODULE);
    }

    @Override
    public void check() throws Exception {
        Http.Answer login = Http.postForm(
                "http://127.0.0.1:" + context.ports().dashboard() + "/auth/login",
                Map.of("username", USER, "password", context.credentials().get(Secret.SENTINEL_DASHBOARD)));
        if (!login.json().path("success").asBoolean()) {
            throw new NotReady("it answers " + login.status() + " to a login");
        }
    }
}

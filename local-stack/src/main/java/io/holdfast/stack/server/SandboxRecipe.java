package io.holdfast.stack.server;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.StackContext;
import java.util.List;
import java.util.Optional;

/** The channels, played by ourselves: payers on this machine need no WeChat. */
public final class SandboxRecipe implements Recipe {

    public static final String NAME = "channel-sandbox";

    private static final Installation.Module MODULE = Installation.Module.of(NAME);

    private final StackContext context;

    public SandboxRecipe(StackContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(context.ports().sandbox(), context.ports().sandboxTls());
    }

    @Override
    public Command command() {
        return JavaProgram.quick(context, NAME, MODULE, 192)
                .environment(
                        "HOLDFAST_SANDBOX_PORT",
                        Integer.toString(context.ports().sandbox()))
                .environment(
                        "HOLDFAST_SANDBOX_TLS_PORT",
                        Integer.toString(context.ports().sandboxTls()))
                .command(context.home().data(NAME), "io.holdfast.sandbox.ChannelSandbox");
    }

    @Override
    public Optional<ClassArchive> archive() {
        return JavaProgram.archive(context, NAME, MODULE);
    }

    @Override
    public void check() throws Exception {
        Http.Answer health = Http.get("http://127.0.0.1:" + context.ports().sandbox() + "/health");
        if (!health.ok()) {
            throw new NotReady("its health is " + health.status());
        }
    }
}

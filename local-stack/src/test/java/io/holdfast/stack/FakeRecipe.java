package io.holdfast.stack;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.server.Recipe;
import io.holdfast.stack.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A child that is a shell script; it is ready once it has made the file {@code ready} in its directory. */
record FakeRecipe(Home home, String name, List<String> after, List<Integer> ports, String script, Duration startLimit)
        implements Recipe {

    static FakeRecipe running(Home home, String name, String... after) {
        return new FakeRecipe(home, name, List.of(after), List.of(), "touch ready; exec sleep 300", secondsTen());
    }

    static FakeRecipe scripted(Home home, String name, String script, String... after) {
        return new FakeRecipe(home, name, List.of(after), List.of(), script, secondsTen());
    }

    FakeRecipe on(int port) {
        return new FakeRecipe(home, name, after, List.of(port), script, startLimit);
    }

    FakeRecipe within(Duration limit) {
        return new FakeRecipe(home, name, after, ports, script, limit);
    }

    @Override
    public Command command() throws IOException {
        Path directory = home.data(name);
        Files.deleteIfExists(directory.resolve("ready"));
        // The marker has to be among the words of what the process becomes, so the shell stays.
        String marker = "fake-" + name + "@" + home.root();
        return new Command(
                List.of("/bin/sh", "-c", script.replace("exec sleep 300", "sleep 300 & wait $!"), marker),
                marker,
                Map.of(),
                directory);
    }

    @Override
    public void check() throws Exception {
        if (!Files.exists(home.data(name).resolve("ready"))) {
            throw new IOException("there is no file called ready");
        }
    }

    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(2);
    }

    private static Duration secondsTen() {
        return Duration.ofSeconds(10);
    }
}

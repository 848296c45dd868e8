package io.holdfast.stack;

import io.holdfast.stack.server.Service;
import io.holdfast.stack.settings.Home;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The options a stack was last started with, so that whoever comes next finds its ports and all its instances. */
public final class SavedOptions {

    private static final String OFFSET = "offset";
    private static final String PRIVATE_HOSTS = "private-hosts";
    private static final String SERVERS_ONLY = "servers-only";
    private static final String SHORT_LIVED = "short-lived";
    private static final String INSTANCES = "instances.";

    private SavedOptions() {}

    /** Of the stack in that directory; empty where there has never been one. */
    public static Optional<StackOptions> of(Path home) {
        Path file = Home.at(home).saved();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            saved.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        Map<Service, Integer> instances = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            instances.put(service, number(saved, INSTANCES + service.module(), 1));
        }
        return Optional.of(new StackOptions(
                home,
                number(saved, OFFSET, 0),
                Boolean.parseBoolean(saved.getProperty(SERVERS_ONLY)),
                Boolean.parseBoolean(saved.getProperty(PRIVATE_HOSTS, "true")),
                Boolean.parseBoolean(saved.getProperty(SHORT_LIVED)),
                instances));
    }

    static void save(StackOptions options) {
        Properties saved = new Properties();
        saved.setProperty(OFFSET, Integer.toString(options.offset()));
        saved.setProperty(PRIVATE_HOSTS, Boolean.toString(options.privateHosts()));
        saved.setProperty(SERVERS_ONLY, Boolean.toString(options.serversOnly()));
        saved.setProperty(SHORT_LIVED, Boolean.toString(options.shortLived()));
        options.instances()
                .forEach((service, count) -> saved.setProperty(INSTANCES + service.module(), Integer.toString(count)));
        Path file = Home.at(options.home()).saved();
        try (Writer writer = Files.newBufferedWriter(file)) {
            saved.store(writer, "How this stack was last started");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static int number(Properties saved, String key, int otherwise) {
        return Integer.parseInt(saved.getProperty(key, Integer.toString(otherwise)));
    }
}

package io.holdfast.stack;

import io.holdfast.stack.settings.Home;
import io.holdfast.stack.settings.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** {@code up} and {@code down}: the entry point of the scripts of those names. */
public final class Launcher {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int BAD_ARGUMENTS = 2;

    private Launcher() {}

    public static void main(String[] args) {
        System.exit(run(Arrays.asList(args)));
    }

    static int run(List<String> words) {
        if (words.isEmpty()) {
            return refuse("say up or down");
        }
        List<String> rest = words.subList(1, words.size());
        try {
            return switch (words.get(0)) {
                case "up" -> Up.run(UpArguments.parse(rest));
                case "down" -> Down.run(DownArguments.parse(rest));
                default -> refuse("say up or down, not " + words.get(0));
            };
        } catch (IllegalArgumentException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (StackException e) {
            System.err.println("holdfast: " + e.getMessage());
            e.log().forEach(line -> System.err.println("    | " + line));
            return FAILED;
        } catch (UncheckedIOException e) {
            System.err.println("holdfast: " + e.getMessage() + ": " + e.getCause());
            return FAILED;
        }
    }

    /** One at a time: two starts of one stack would each undo the other's. */
    static FileLock lock(Path home) {
        Home place = Home.at(home);
        place.create();
        try {
            FileChannel channel = FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StackException("another up or down is at work on " + place.root());
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + place.root(), e);
        }
    }

    /** Where the stack lives unless --home says otherwise. */
    static Path defaultHome() {
        String named = System.getenv("HOLDFAST_HOME");
        return named != null && !named.isBlank()
                ? Path.of(named)
                : Installation.find().root().resolve(".holdfast");
    }

    /** The scripts show the same file, without a JVM. */
    static void printHelp(String command) {
        try (InputStream text = Launcher.class.getResourceAsStream(command + ".txt")) {
            if (text == null) {
                throw new IOException("no help on " + command);
            }
            text.transferTo(System.out);
        } catch (IOException e) {
            throw new UncheckedIOException("the help is missing", e);
        }
    }

    private static int refuse(String reason) {
        System.err.println("holdfast: " + reason + " (--help lists what there is)");
        return BAD_ARGUMENTS;
    }
}

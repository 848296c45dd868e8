package io.holdfast.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Stops a stack. */
final class Down {

    private Down() {}

    static int run(DownArguments arguments) {
        if (arguments.help()) {
            Launcher.printHelp("down");
            return Launcher.OK;
        }
        Path given = arguments.home();
        Path home = given != null ? given : Launcher.defaultHome();
        long start = System.nanoTime();
        Console console = new Console();
        if (Files.isDirectory(home)) {
            try (FileLock lock = Launcher.lock(home)) {
                Stack stack = Stack.with(SavedOptions.of(home).orElseGet(() -> StackOptions.at(home, 0)));
                stack.archiveClasses(console);
                stack.stop(console);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unlock " + home, e);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "down stopped=%d killed=%d seconds=%.1f%n",
                console.stopped(),
                console.killed(),
                (System.nanoTime() - start) / 1e9);
        return Launcher.OK;
    }
}

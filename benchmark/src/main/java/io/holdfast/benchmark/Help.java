package io.holdfast.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The scripts' help: text files, which the scripts can show without a JVM and before anything is built. */
public final class Help {

    private Help() {}

    public static boolean isAskedFor(String[] args) {
        return List.of(args).contains("--help") || List.of(args).contains("-h");
    }

    /** Prints the help of the script with this name. */
    public static void print(String script, PrintStream out) {
        try (InputStream text = Help.class.getResourceAsStream(script + ".txt")) {
            if (text == null) {
                throw new IOException("no help on " + script);
            }
            text.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the help is missing", e);
        }
    }
}

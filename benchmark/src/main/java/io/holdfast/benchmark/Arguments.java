package io.holdfast.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line of {@code --name value} pairs, {@code --name=value} being the same, and of flags without a value. */
public final class Arguments {

    private final Map<String, String> given = new LinkedHashMap<>();

    /**
     * @param flags the names that have no value
     * @throws IllegalArgumentException if something is neither a pair nor a flag, or is there twice
     */
    public Arguments(String[] args, String... flags) {
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            String value;
            int equals = name.indexOf('=');
            if (!name.startsWith("--")) {
                throw new IllegalArgumentException("unexpected argument: " + name);
            } else if (equals > 0) {
                value = name.substring(equals + 1);
                name = name.substring(0, equals);
            } else if (List.of(flags).contains(name)) {
                value = "";
            } else if (i + 1 < args.length) {
                value = args[++i];
            } else {
                throw new IllegalArgumentException(name + " needs a value, or is unknown");
            }
            if (given.put(name, value) != null) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
    }

    int number(String name, int unlessGiven, int min, int max) {
        String value = given.remove(name);
        if (value == null) {
            return unlessGiven;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused with the same sentence as a number out of range.
        }
        throw new IllegalArgumentException(name + " must be a number from " + min + " to " + max + ", not " + value);
    }

    /** Whether the flag is there. */
    boolean flag(String name) {
        String value = given.remove(name);
        if (value != null && !value.isEmpty()) {
            throw new IllegalArgumentException(name + " has no value");
        }
        return value != null;
    }

    String text(String name, String unlessGiven) {
        String value = given.remove(name);
        return value == null ? unlessGiven : value;
    }

    @Nullable
    Path path(String name) {
        String value = given.remove(name);
        return value == null ? null : Path.of(value);
    }

    /** Where the stack is at home: {@code --home}, or {@code $HOLDFAST_HOME}, or {@code .holdfast} here. */
    public Path home() {
        Path given = path("--home");
        return given != null ? given : Path.of(System.getenv().getOrDefault("HOLDFAST_HOME", ".holdfast"));
    }

    /** To be called last: whatever has not been asked for does not exist. */
    public void refuseOthers() {
        for (String name : given.keySet()) {
            throw new IllegalArgumentException("unknown option: " + name);
        }
    }
}

package io.holdfast.stack;

import io.holdfast.stack.server.Service;
import io.holdfast.stack.settings.Ports;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code up}.
 *
 * @param home null where not named
 * @param offset null where not named, then it is as last time
 */
record UpArguments(
        @Nullable Path home,
        @Nullable Integer offset,
        boolean fresh,
        boolean serversOnly,
        boolean realNetwork,
        boolean help,
        Map<Service, Integer> instances) {

    /**
     * @throws IllegalArgumentException in words for the one who typed it
     */
    static UpArguments parse(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        Path home = null;
        Integer offset = null;
        boolean fresh = false;
        boolean serversOnly = false;
        boolean realNetwork = false;
        boolean help = false;
        Map<Service, Integer> instances = new EnumMap<>(Service.class);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--servers" -> serversOnly = true;
                case "--real-network" -> realNetwork = true;
                case "--help", "-h" -> help = true;
                case "--home" -> home = path(option, value(option, rest));
                case "--offset" -> offset = new Ports(number(option, value(option, rest))).offset();
                case "--instances" -> instances(value(option, rest), instances);
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new UpArguments(home, offset, fresh, serversOnly, realNetwork, help, instances);
    }

    static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(option + " takes a directory, not " + text);
        }
    }

    static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.isBlank() || value.startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a whole number, not " + text);
        }
    }

    private static void instances(String text, Map<Service, Integer> into) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("--instances takes SERVICE=N, not " + text);
        }
        int count = number("--instances", text.substring(equals + 1));
        if (count < 1 || count > StackOptions.MAX_INSTANCES) {
            throw new IllegalArgumentException(
                    "--instances takes 1 to " + StackOptions.MAX_INSTANCES + ", not " + count);
        }
        into.put(Service.named(text.substring(0, equals)), count);
    }
}

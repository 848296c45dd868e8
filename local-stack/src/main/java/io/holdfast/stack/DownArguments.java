package io.holdfast.stack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code down}.
 *
 * @param home null where not named
 */
record DownArguments(@Nullable Path home, boolean help) {

    static DownArguments parse(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        Path home = null;
        boolean help = false;
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--home" -> home = UpArguments.path(option, UpArguments.value(option, rest));
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new DownArguments(home, help);
    }
}

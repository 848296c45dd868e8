package io.holdfast.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param marker a text in the first few words that tells this process from any other, such as its data directory
 * @param environment added to the few variables that every child gets
 */
public record Command(List<String> words, String marker, Map<String, String> environment, Path directory) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        if (words.stream().noneMatch(word -> word.contains(marker))) {
            throw new IllegalArgumentException("the command does not carry its marker " + marker);
        }
    }
}

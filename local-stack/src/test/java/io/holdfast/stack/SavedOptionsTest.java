package io.holdfast.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.server.Service;
import io.holdfast.stack.settings.Home;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedOptionsTest {

    @Test
    void whoever_comes_later_finds_the_same_options(@TempDir Path directory) {
        Home.at(directory).create();
        StackOptions options = new StackOptions(directory, 700, true, false, true, Map.of(Service.ACCOUNT, 2));

        SavedOptions.save(options);

        assertThat(SavedOptions.of(directory)).contains(options);
    }

    @Test
    void where_there_was_no_stack_there_are_none(@TempDir Path directory) {
        assertThat(SavedOptions.of(directory)).isEmpty();
    }
}

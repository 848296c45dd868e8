package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshMemoryTest {

    private final Shelf shelf = new Shelf();
    private long nanos = 1;
    private final FreshMemory<String, String> memory = new FreshMemory<>(shelf, Duration.ofSeconds(3), () -> nanos);

    private void looksFor(int seconds) {
        for (int second = 0; second < seconds; second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            memory.lookForChanges();
        }
    }

    @Test
    void a_change_is_dropped_again_at_each_look_for_half_a_minute_and_then_never_more() {
        shelf.changes.add(new FreshMemory.Change<>(1, "cup"));
        looksFor(1);
        memory.find("cup");
        looksFor(29);
        memory.find("cup");
        assertThat(shelf.reads).isEqualTo(2);

        looksFor(1);
        memory.find("cup");
        looksFor(100);
        memory.find("cup");

        assertThat(shelf.reads).isEqualTo(2);
    }

    @Test
    void a_later_change_of_the_same_thing_is_news_again() {
        shelf.changes.add(new FreshMemory.Change<>(1, "cup"));
        looksFor(40);
        memory.find("cup");
        shelf.changes.add(0, new FreshMemory.Change<>(2, "cup"));

        looksFor(1);
        memory.find("cup");

        assertThat(shelf.reads).isEqualTo(2);
    }

    @Test
    void a_change_that_becomes_visible_after_a_later_one_is_news_as_well() {
        shelf.changes.add(new FreshMemory.Change<>(2, "pot"));
        looksFor(40);
        memory.find("cup");
        shelf.changes.add(new FreshMemory.Change<>(1, "cup"));

        looksFor(1);
        memory.find("cup");

        assertThat(shelf.reads).isEqualTo(2);
    }

    private static final class Shelf implements FreshMemory.Source<String, String> {

        private final List<FreshMemory.Change<String>> changes = new ArrayList<>();
        private int reads;

        @Override
        public String read(String key) {
            reads++;
            return key;
        }

        @Override
        public List<FreshMemory.Change<String>> latestChanges(int limit) {
            return List.copyOf(changes);
        }
    }
}

package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicIdTest {

    @Test
    void names_its_kind_and_never_repeats() {
        List<String> ids =
                Stream.generate(() -> PublicId.mint("pay")).limit(10_000).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("pay_[0-9a-hjkmnp-tv-z]{26}"));
    }

    @Test
    void sorts_by_time() throws InterruptedException {
        String earlier = PublicId.mint("ord");
        Thread.sleep(2);
        assertThat(PublicId.mint("ord")).isGreaterThan(earlier);
    }
}

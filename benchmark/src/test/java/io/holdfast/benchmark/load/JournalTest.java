package io.holdfast.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Shop SHOP = new Shop("mer_1", "key_1", "sk_1", List.of("tea"), List.of("acc_1"));

    @TempDir
    Path directory;

    @Test
    void each_answer_is_a_line_of_five_fields() throws IOException {
        Path file = directory.resolve("told");
        try (Journal journal = Journal.to(file)) {
            journal.order(SHOP, "{\"id\":\"ord_1\",\"state\":\"OPEN\"}".getBytes(UTF_8), "o-1");
        }
        try (Journal journal = Journal.to(file)) {
            journal.payment(SHOP, "{\"id\":\"pay_1\",\"state\":\"SUCCEEDED\"}".getBytes(UTF_8), "p-1");
        }

        assertThat(Files.readAllLines(file))
                .containsExactly("ORDER\tmer_1\tord_1\tOPEN\to-1", "PAYMENT\tmer_1\tpay_1\tSUCCEEDED\tp-1");
    }

    @Test
    void a_file_that_cannot_be_written_is_refused_before_anything_runs() {
        assertThatThrownBy(() -> Journal.to(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot write " + directory);
    }
}

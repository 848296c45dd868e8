package io.holdfast.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the clients were told, a line for each 2xx, for the audit to compare with the books: kind, merchant, id, state
 * and the merchant's number, with tabs between. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    private final Writer lines;

    private Journal(Writer lines) {
        this.lines = lines;
    }

    /** Nobody wants to know. */
    public static Journal none() {
        return new Journal(Writer.nullWriter());
    }

    /** Appends to the file. */
    public static Journal to(Path file) {
        try {
            return new Journal(Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + file, e);
        }
    }

    void order(Shop shop, byte[] answer, String number) {
        line("ORDER", shop, answer, number);
    }

    void payment(Shop shop, byte[] answer, String number) {
        line("PAYMENT", shop, answer, number);
    }

    private void line(String kind, Shop shop, byte[] answer, String number) {
        try {
            lines.write(String.join(
                            "\t",
                            kind,
                            shop.merchantId(),
                            JsonField.text(answer, "id"),
                            JsonField.text(answer, "state"),
                            number)
                    + '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.holdfast.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What the clients were told, a line for each 2xx, for the audit to compare with the books: kind, merchant, id, state
 * and the merchant's number, with tabs between. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    /** Hears of payments that a merchant was told of; called by all clients. */
    public interface Listener {
        void payment(String merchantId, String paymentId, String state);
    }

    private static final Listener UNHEARD = (merchantId, paymentId, state) -> {};

    private final Writer lines;
    private final Listener listener;

    private Journal(Writer lines, Listener listener) {
        this.lines = lines;
        this.listener = listener;
    }

    /** Nobody wants to know. */
    static Journal none() {
        return new Journal(Writer.nullWriter(), UNHEARD);
    }

    /** The same journal, with somebody who listens. */
    public Journal heardBy(Listener other) {
        return new Journal(lines, other);
    }

    /** Appends to the file; to nothing if there is none. */
    public static Journal to(@Nullable Path file) {
        if (file == null) {
            return none();
        }
        try {
            Writer lines = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Journal(lines, UNHEARD);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + file, e);
        }
    }

    void order(Shop shop, byte[] answer, String number) {
        line("ORDER", shop, answer, number);
    }

    void payment(Shop shop, byte[] answer, String number) {
        line("PAYMENT", shop, answer, number);
        listener.payment(shop.merchantId(), JsonField.text(answer, "id"), JsonField.text(answer, "state"));
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

package io.holdfast.acceptance.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What clients were told, in the order they were told it: each 2xx leaves a line. The file is text, five fields apart by
 * tabs: {@code payment|order, merchant id, id, state, merchant's number}.
 */
public final class ClientJournal {

    private final List<Told> lines;

    private ClientJournal(List<Told> lines) {
        this.lines = lines;
    }

    /** What a reply said a thing was. */
    public enum Kind {
        PAYMENT,
        ORDER
    }

    /**
     * One reply.
     *
     * @param state as told, for example {@code SUCCEEDED}
     * @param number the merchant's own number of the payment or order
     */
    public record Told(Kind kind, String merchantId, String id, String state, String number) {

        String line() {
            return String.join("\t", kind.name(), merchantId, id, state, number);
        }

        static Told of(String line) {
            String[] fields = line.split("\t", -1);
            if (fields.length != 5) {
                throw new IllegalArgumentException("not a line of a client's journal: " + line);
            }
            return new Told(Kind.valueOf(fields[0]), fields[1], fields[2], fields[3], fields[4]);
        }
    }

    /** Nobody was told anything. */
    public static ClientJournal empty() {
        return new ClientJournal(List.of());
    }

    /**
     * @throws IllegalArgumentException if a line is not one
     */
    public static ClientJournal of(List<Told> told) {
        return new ClientJournal(List.copyOf(told));
    }

    /**
     * @throws IllegalArgumentException if a line is not one
     * @throws IOException if the file cannot be read
     */
    public static ClientJournal read(Path file) throws IOException {
        List<Told> told = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            told.add(Told.of(line));
        }
        return of(told);
    }

    /** Appends one reply to a journal file; many threads may. */
    public static synchronized void append(Path file, Told told) {
        try {
            Files.writeString(
                    file,
                    told.line() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Told> lines() {
        return lines;
    }

    List<Told> of(Kind kind) {
        return lines.stream().filter(told -> told.kind() == kind).toList();
    }
}

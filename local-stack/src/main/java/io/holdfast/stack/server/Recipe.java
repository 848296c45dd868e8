package io.holdfast.stack.server;

import io.holdfast.stack.process.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one child of the stack comes to life. */
public interface Recipe {

    String name();

    /** Children that must be ready before this one is started. */
    default List<String> after() {
        return List.of();
    }

    /** The TCP ports it is going to listen on, all of which must be free. */
    List<Integer> ports();

    /** Writes the settings it needs and says what to run. */
    Command command() throws IOException;

    /**
     * Returns once the child does what it is there for (answers a query, is registered, lets us log in); throws, with
     * the reason, as long as it does not. Asked again and again while the child starts.
     */
    void check() throws Exception;

    /** The archive of its classes; empty for what is no Java program or has no next start. */
    default Optional<ClassArchive> archive() {
        return Optional.empty();
    }

    /** How long it may take to become ready on a machine that is very busy; one that has died is noticed at once. */
    default Duration startLimit() {
        return Duration.ofSeconds(480);
    }

    /** How long it may take to stop when asked. */
    default Duration stopLimit() {
        return Duration.ofSeconds(20);
    }
}

package io.holdfast.stack;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.process.Daemon;
import io.holdfast.stack.server.ClassArchive;
import io.holdfast.stack.server.Recipe;
import io.holdfast.stack.settings.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One process of a stack. It can be killed, frozen and started again at will; started again it has the same settings,
 * ports and data.
 */
public final class Child {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(200);

    private final Recipe recipe;
    private final Home home;
    private final Daemon daemon;

    Child(Recipe recipe, Home home) {
        this.recipe = recipe;
        this.home = home;
        this.daemon = new Daemon(recipe.name(), home.pid(recipe.name()), home.log(recipe.name()));
    }

    public String name() {
        return recipe.name();
    }

    public Path log() {
        return home.log(recipe.name());
    }

    public boolean isAlive() {
        return daemon.running().isPresent();
    }

    /** Its process id; throws where it is not running. */
    public long pid() {
        return daemon.running()
                .orElseThrow(() -> new IllegalStateException(name() + " is not running"))
                .pid();
    }

    /** Starts it and returns when it is ready. */
    public void start() {
        start(List.of());
    }

    /**
     * Starts it with more JVM flags than usual, such as an agent's; the next start is without them again.
     */
    public void start(List<String> jvmFlags) {
        launch(jvmFlags);
        awaitReady();
    }

    /** Starts it and returns at once. */
    void launch(List<String> jvmFlags) {
        try {
            Command command = recipe.command();
            if (!jvmFlags.isEmpty()) {
                List<String> words = new ArrayList<>(command.words());
                words.addAll(1, jvmFlags);
                command = new Command(words, command.marker(), command.environment(), command.directory());
            }
            daemon.start(command);
        } catch (IOException e) {
            throw new StackException(name() + " cannot be started: " + e.getMessage());
        }
    }

    /** Returns when it does its work; throws when it ends, or takes longer than anything would. */
    public void awaitReady() {
        long deadline = System.nanoTime() + recipe.startLimit().toNanos();
        while (true) {
            String reason = reasonNotReady();
            if (reason.isEmpty()) {
                return;
            }
            if (!isAlive()) {
                throw new StackException(name() + " ended while it was being started", daemon.tail());
            }
            if (System.nanoTime() > deadline) {
                throw new StackException(
                        name() + " is not ready after " + recipe.startLimit().toSeconds() + " s: " + reason,
                        daemon.tail());
            }
            pause();
        }
    }

    /** SIGKILL. Returns once it is gone. */
    public void kill9() {
        interruptibly(() -> {
            daemon.kill();
            return true;
        });
    }

    /**
     * SIGTERM and, should it not end by then, SIGKILL.
     *
     * @return whether it had to be killed
     */
    public boolean terminate() {
        return interruptibly(() -> daemon.stop(recipe.stopLimit()));
    }

    /** Freezes it: it holds its connections and locks, and answers nothing. */
    public void sigstop() {
        interruptibly(() -> {
            daemon.signal("STOP");
            return true;
        });
    }

    public void sigcont() {
        interruptibly(() -> {
            daemon.signal("CONT");
            return true;
        });
    }

    void archiveClasses(Progress progress) {
        ClassArchive archive = recipe.archive().orElse(null);
        if (archive == null || archive.isCurrent() || !isAlive()) {
            return;
        }
        progress.archiving(name());
        interruptibly(() -> {
            try {
                return archive.record(pid());
            } catch (IOException e) {
                // The next start is slower, that is all.
                return false;
            }
        });
    }

    Recipe recipe() {
        return recipe;
    }

    private String reasonNotReady() {
        try {
            recipe.check();
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for " + name());
        } catch (Exception e) {
            String message = e.getMessage();
            return message == null ? e.getClass().getSimpleName() : message;
        }
    }

    private void pause() {
        interruptibly(() -> {
            Thread.sleep(BETWEEN_CHECKS.toMillis());
            return true;
        });
    }

    private boolean interruptibly(Step step) {
        try {
            return step.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while busy with " + name());
        }
    }

    @FunctionalInterface
    private interface Step {
        boolean take() throws InterruptedException;
    }
}

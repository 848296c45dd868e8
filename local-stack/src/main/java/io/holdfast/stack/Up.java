package io.holdfast.stack;

import io.holdfast.stack.server.Service;
import io.holdfast.stack.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts a stack, makes a first payment, and says where everything is. */
final class Up {

    private Up() {}

    static int run(UpArguments arguments) {
        if (arguments.help()) {
            Launcher.printHelp("up");
            return Launcher.OK;
        }
        Path given = arguments.home();
        Path home = given != null ? given : Launcher.defaultHome();
        try (FileLock lock = Launcher.lock(home)) {
            return start(arguments, home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock " + home, e);
        }
    }

    private static int start(UpArguments arguments, Path home) {
        Console console = new Console();
        StackOptions last = SavedOptions.of(home).orElseGet(() -> StackOptions.at(home, 0));
        if (arguments.fresh()) {
            Stack.with(last).stop(console);
            Home.at(home).wipe();
        }
        StackOptions options = options(arguments, last);
        refuseToMove(last, options);
        Stack stack = Stack.with(options);
        if (stack.children().stream().noneMatch(Child::isAlive)) {
            Home.at(home).wipeJars();
        }
        SavedOptions.save(options);
        console.line("stack", home.toAbsolutePath().normalize() + ", ports + " + options.offset());
        startOrLeaveNothing(stack, console);
        boolean paid = true;
        if (!options.serversOnly()) {
            FirstPayment.Outcome outcome = new FirstPayment(stack).make();
            paid = outcome.succeeded();
            console.line("payment", outcome.text());
        }
        Report.print(stack);
        System.out.printf(
                Locale.ROOT,
                "up ready_s=%.1f pss_mib=%d%n",
                secondsSinceTyped(),
                Memory.pssMebibytes(stack.children()));
        return paid ? Launcher.OK : Launcher.FAILED;
    }

    /** A Ctrl-C on the way leaves nothing running either. */
    private static void startOrLeaveNothing(Stack stack, Console console) {
        AtomicBoolean underWay = new AtomicBoolean(true);
        Thread onInterrupt = new Thread(() -> {
            if (underWay.get()) {
                System.err.println("holdfast: interrupted; stopping what was started");
                stack.abandonStart();
            }
        });
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            stack.start(console);
        } finally {
            underWay.set(false);
        }
    }

    private static StackOptions options(UpArguments arguments, StackOptions last) {
        Integer offset = arguments.offset();
        Map<Service, Integer> instances = new EnumMap<>(Service.class);
        instances.putAll(arguments.instances());
        return new StackOptions(
                last.home(),
                offset != null ? offset : last.offset(),
                arguments.serversOnly(),
                !arguments.realNetwork(),
                false,
                instances);
    }

    private static void refuseToMove(StackOptions last, StackOptions now) {
        if (last.offset() != now.offset()
                && Stack.with(last).children().stream().anyMatch(Child::isAlive)) {
            throw new IllegalArgumentException("this stack is running with --offset " + last.offset()
                    + "; stop it with scripts/down, or give the other one a --home of its own");
        }
    }

    /** The script says when it was called, if it did not have to build first. */
    private static double secondsSinceTyped() {
        long typed = Long.getLong(
                "holdfast.typed-at",
                java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime());
        return (System.currentTimeMillis() - typed) / 1000.0;
    }
}

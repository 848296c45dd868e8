package io.holdfast.stack;

import io.holdfast.stack.server.BrokerRecipe;
import io.holdfast.stack.server.CoordinatorRecipe;
import io.holdfast.stack.server.MariaDbRecipe;
import io.holdfast.stack.server.NacosRecipe;
import io.holdfast.stack.server.NameServerRecipe;
import java.util.List;
import java.util.Set;

/** Stops children in waves: who needs a server goes before it. */
final class Shutdown {

    private static final List<Set<String>> LATER = List.of(
            Set.of(CoordinatorRecipe.NAME, BrokerRecipe.NAME),
            Set.of(NacosRecipe.NAME, NameServerRecipe.NAME),
            Set.of(MariaDbRecipe.NAME));

    private final Progress progress;

    Shutdown(Progress progress) {
        this.progress = progress;
    }

    void run(List<Child> all) {
        List<Child> running = all.stream().filter(Child::isAlive).toList();
        stop(running.stream().filter(child -> isFirst(child.name())).toList());
        for (Set<String> wave : LATER) {
            stop(running.stream().filter(child -> wave.contains(child.name())).toList());
        }
    }

    private void stop(List<Child> wave) {
        if (wave.isEmpty()) {
            return;
        }
        progress.stopping(wave.stream().map(Child::name).toList());
        List<Thread> threads = wave.stream()
                .map(child -> new Thread(() -> progress.stopped(child.name(), child.terminate())))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("interrupted while stopping");
            }
        }
    }

    private static boolean isFirst(String name) {
        return LATER.stream().noneMatch(wave -> wave.contains(name));
    }
}

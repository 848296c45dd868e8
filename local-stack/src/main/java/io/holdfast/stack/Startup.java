package io.holdfast.stack;

import io.holdfast.stack.settings.FreePorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One start of many children: each as soon as those it needs are ready, and all that this start began undone when one
 * of them fails.
 */
final class Startup {

    private final Progress progress;
    private final Queue<Child> begun = new ConcurrentLinkedQueue<>();
    /** Shared by those who launch, so that who gives the start up waits for them: what runs then was begun, and is killed. */
    private final ReadWriteLock launches = new ReentrantReadWriteLock();

    private volatile boolean abandoned;

    Startup(Progress progress) {
        this.progress = progress;
    }

    void run(List<Child> children) {
        List<Child> missing =
                children.stream().filter(child -> !child.isAlive()).toList();
        refusePortsInUse(missing);
        ExecutorService threads = Executors.newCachedThreadPool(Startup::daemonThread);
        Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
        try {
            // In an order in which nobody comes before those it needs.
            for (Child child : children) {
                CompletableFuture<?>[] needed = child.recipe().after().stream()
                        .map(ready::get)
                        .filter(Objects::nonNull)
                        .toArray(CompletableFuture[]::new);
                ready.put(child.name(), CompletableFuture.allOf(needed).thenRunAsync(() -> begin(child), threads));
            }
            firstFailureOrAll(ready.values()).join();
        } catch (CompletionException e) {
            boolean givenUp = abandoned;
            abandon();
            if (givenUp) {
                throw new StackException("the start was given up");
            }
            throw e.getCause() instanceof StackException failure
                    ? failure
                    : new StackException("the stack could not be started: " + e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Stops what this start has begun. May be called from a shutdown hook while the start is still under way. */
    void abandon() {
        launches.writeLock().lock();
        try {
            abandoned = true;
        } finally {
            launches.writeLock().unlock();
        }
        List<Thread> killers =
                begun.stream().map(child -> new Thread(child::kill9)).toList();
        killers.forEach(Thread::start);
        for (Thread killer : killers) {
            try {
                killer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void begin(Child child) {
        if (child.isAlive()) {
            child.awaitReady();
            progress.running(child.name());
            return;
        }
        long start = System.nanoTime();
        launch(child);
        child.awaitReady();
        progress.ready(child.name(), (System.nanoTime() - start) / 1e9);
    }

    private void launch(Child child) {
        launches.readLock().lock();
        try {
            if (abandoned) {
                throw new StackException("the start was given up");
            }
            begun.add(child);
            progress.starting(child.name());
            child.launch(List.of());
        } finally {
            launches.readLock().unlock();
        }
    }

    private static CompletableFuture<Void> firstFailureOrAll(Iterable<CompletableFuture<Void>> all) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        List<CompletableFuture<Void>> list = new ArrayList<>();
        for (CompletableFuture<Void> one : all) {
            list.add(one);
            one.whenComplete((done, failure) -> {
                if (failure != null) {
                    outcome.completeExceptionally(
                            failure instanceof CompletionException ? failure.getCause() : failure);
                }
            });
        }
        CompletableFuture.allOf(list.toArray(CompletableFuture[]::new)).thenRun(() -> outcome.complete(null));
        return outcome;
    }

    private static void refusePortsInUse(List<Child> children) {
        for (Child child : children) {
            for (int port : child.recipe().ports()) {
                if (!FreePorts.isFree(port)) {
                    throw new StackException("port " + port + ", which " + child.name()
                            + " needs, is in use; stop who has it, or move all ports with --offset N");
                }
            }
        }
    }

    private static Thread daemonThread(Runnable work) {
        Thread thread = new Thread(work, "stack-start");
        thread.setDaemon(true);
        return thread;
    }
}

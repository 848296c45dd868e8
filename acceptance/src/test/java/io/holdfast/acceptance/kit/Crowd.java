package io.holdfast.acceptance.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do the same thing at the same moment. */
public final class Crowd {

    private Crowd() {}

    /** What each of them got, in their order. */
    public static <T> List<T> of(int size, IntFunction<T> deed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            CountDownLatch ready = new CountDownLatch(size);
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return deed.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}

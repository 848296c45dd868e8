package io.holdfast.benchmark.floor;

import io.holdfast.benchmark.measure.Crew;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Result;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** As many threads as the load has clients, each with a connection, writing payments' rows in a closed loop. */
public final class Floor implements AutoCloseable {

    private final FloorGoods goods;
    private final List<FloorPayment> writers = new ArrayList<>();
    private final Crew<FloorPayment> crew;
    private final Queue<FloorOrder> orders = new ConcurrentLinkedQueue<>();

    /** @param pids the processes whose processor time counts, by name */
    public Floor(FloorSchemas schemas, int threads, Map<String, Long> pids) throws SQLException {
        goods = new FloorGoods(schemas.server());
        for (int i = 0; i < threads; i++) {
            writers.add(new FloorPayment(schemas.server()));
        }
        crew = new Crew<>(writers, pids);
    }

    /** As many merchants, SKUs and payers as the payments had. */
    public void stock(int merchants, int skus, int payers) throws SQLException {
        goods.stock(merchants, skus, payers);
    }

    /** Adds orders that wait for their payment. */
    public void order(int count) throws SQLException {
        orders.addAll(goods.orders(count));
    }

    /** Writes the payments of waiting orders; ends early when none is left. */
    public Measured pay(Duration time) throws InterruptedException {
        return crew.work(time, writer -> {
            FloorOrder order = orders.poll();
            if (order == null) {
                return new Result.NothingLeft();
            }
            writer.pay(order);
            return new Result.Done(false);
        });
    }

    @Override
    public void close() throws SQLException {
        for (FloorPayment writer : writers) {
            writer.close();
        }
    }
}

package io.holdfast.benchmark.load;

import io.holdfast.benchmark.measure.Crew;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.ProcessorTime;
import io.holdfast.benchmark.measure.Result;
import io.holdfast.benchmark.measure.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The clients of one run. They open the shops, warm the stack up by ordering and paying, put orders on the shelf, and
 * then pay those, which is what is measured.
 */
public final class Load implements AutoCloseable {

    /** For all that a flood left undecided; more than the services need after any fault. */
    private static final Duration FOLLOW_LIMIT = Duration.ofMinutes(3);

    private static final long BETWEEN_TRIES_MILLIS = 100;

    private final int port;
    private final Journal journal;
    private final List<PaymentClient> clients;
    private final Crew<PaymentClient> crew;
    private final Map<String, Long> pids;
    private final Queue<Shop> opened = new ConcurrentLinkedQueue<>();
    private final Queue<ReadyOrder> shelf = new ConcurrentLinkedQueue<>();
    private List<Shop> shops = List.of();

    /**
     * @param port the facade's, on 127.0.0.1
     * @param pids the processes whose processor time counts, by name
     * @param journal of what the clients are told
     */
    public Load(int port, int clients, Map<String, Long> pids, Journal journal) {
        this.port = port;
        this.journal = journal;
        this.pids = pids;
        this.clients = IntStream.range(0, clients)
                .mapToObj(i -> new PaymentClient(port, journal))
                .toList();
        crew = new Crew<>(this.clients, pids);
    }

    /** Opens the shops; the counts are as in {@link Shops.Plan}. */
    public Measured openShops(String operatorToken, int merchants, int skus, int payers, Duration limit)
            throws InterruptedException {
        Shops.Plan plan = new Shops.Plan(merchants, skus, payers);
        AtomicInteger next = new AtomicInteger();
        List<OperatorClient> operators = IntStream.range(0, Math.min(16, clients.size()))
                .mapToObj(i -> new OperatorClient(port, operatorToken))
                .toList();
        Measured measured = new Crew<>(operators, pids).work(limit, operator -> {
            int number = next.getAndIncrement();
            if (number >= merchants) {
                return new Result.NothingLeft();
            }
            opened.add(new Shops(operator, plan).open(number));
            return new Result.Done(false);
        });
        operators.forEach(OperatorClient::close);
        if (opened.size() < merchants) {
            throw new IllegalStateException("only " + opened.size() + " of " + merchants + " shops could be opened in "
                    + limit.toSeconds() + " s");
        }
        shops = List.copyOf(opened);
        return measured;
    }

    /** Lets every shop be paid by WeChat: all of them by the one agreement, as the sandbox made it. */
    public void agreeWithWechat(String operatorToken, String agreement) throws InterruptedException, IOException {
        try (OperatorClient operator = new OperatorClient(port, operatorToken)) {
            for (Shop shop : shops) {
                operator.send("PUT", "/operator/v1/merchants/" + shop.merchantId() + "/channels/WECHAT", agreement);
            }
        }
    }

    /** Where a merchant's events are to go. */
    public interface Endpoints {

        String urlOf(String merchantId);

        /** What this merchant's events will be signed with. */
        void trust(String merchantId, String secret);
    }

    /** Registers an endpoint for every shop. */
    public void registerEndpoints(Endpoints endpoints, Duration limit) throws InterruptedException {
        Queue<Shop> left = new ConcurrentLinkedQueue<>(shops);
        Measured measured = crew.work(limit, client -> {
            Shop shop = left.poll();
            if (shop == null) {
                return new Result.NothingLeft();
            }
            endpoints.trust(shop.merchantId(), client.registerEndpoint(shop, endpoints.urlOf(shop.merchantId())));
            return new Result.Done(false);
        });
        if (measured.tally().count() < shops.size()) {
            throw new IllegalStateException("only " + measured.tally().count() + " endpoints of " + shops.size()
                    + " could be registered in " + limit.toSeconds() + " s");
        }
    }

    public List<String> merchantIds() {
        return shops.stream().map(Shop::merchantId).toList();
    }

    /** Orders and pays at once. */
    public Measured orderAndPay(Method method, Duration time) throws InterruptedException {
        return crew.work(time, client -> ordered(client, order -> client.pay(order, method)));
    }

    /** Puts so many orders on the shelf. */
    public Measured stockShelf(int orders, Duration limit) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(orders);
        return crew.work(limit, client -> {
            if (left.getAndDecrement() <= 0) {
                return new Result.NothingLeft();
            }
            return ordered(client, order -> {
                shelf.add(order);
                return new Result.Done(false);
            });
        });
    }

    private interface Next {
        Result with(ReadyOrder order) throws InterruptedException;
    }

    private Result ordered(PaymentClient client, Next next) throws InterruptedException {
        try {
            return next.with(client.order(shops));
        } catch (IOException e) {
            return new Result.Wrong("order: " + e.getMessage());
        }
    }

    /** Pays what is on the shelf; ends early if it becomes empty. */
    public Measured pay(Method method, Duration time) throws InterruptedException {
        return crew.work(time, client -> {
            ReadyOrder order = shelf.poll();
            return order == null ? new Result.NothingLeft() : client.pay(order, method);
        });
    }

    /** The same, but never faster than so many a second. */
    public Measured pay(Method method, Duration time, double perSecond) throws InterruptedException {
        long begin = System.nanoTime();
        AtomicInteger turns = new AtomicInteger();
        return crew.work(time, client -> {
            ReadyOrder order = shelf.poll();
            if (order == null) {
                return new Result.NothingLeft();
            }
            long due = begin + (long) (turns.getAndIncrement() / perSecond * 1e9);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            return client.pay(order, method);
        });
    }

    /** What goes on as long as payments are sent. */
    public interface During extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Pays what is on the shelf in an open loop, and then follows what was not decided until it is.
     *
     * @param perSecond how many payments are sent a second, as long as connections are free
     * @param ramp how long this goes on before it counts
     * @param time how long it counts
     * @throws IllegalStateException if the shelf becomes empty
     */
    public Flooded flood(int connections, double perSecond, Duration ramp, Duration time)
            throws InterruptedException, IOException {
        return flood(connections, perSecond, ramp, time, () -> {});
    }

    /**
     * The same during something.
     *
     * @param during closed when the last payment was answered, before what was not decided is followed
     */
    public Flooded flood(int connections, double perSecond, Duration ramp, Duration time, During during)
            throws InterruptedException, IOException {
        FloodTally tally = new FloodTally(journal);
        ProcessorTime before = ProcessorTime.of(pids);
        try (during;
                Flood flood = new Flood(port, connections, shelf, tally)) {
            flood.run(perSecond, ramp, time);
        }
        ProcessorTime spent = ProcessorTime.of(pids).minus(before);
        Queue<Accepted> undecided = new ConcurrentLinkedQueue<>(tally.undecided());
        Tally decided = crew.work(FOLLOW_LIMIT, client -> {
                    Accepted next = undecided.poll();
                    return next == null ? new Result.NothingLeft() : client.follow(next);
                })
                .tally();
        Tally paid = tally.paid();
        decided.errors().forEach((kind, count) -> paid.error("decided later: " + kind, count));
        paid.error("not decided", undecided.size());
        return new Flooded(
                new Measured(paid, time.toMillis() / 1000.0, spent), tally.offered(), tally.refused(), decided.count());
    }

    /**
     * Pays one after the other until one succeeds.
     *
     * @return how many seconds that took
     * @throws IllegalStateException if none does within the limit
     */
    public double untilPaid(Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            ReadyOrder order = shelf.poll();
            if (order != null && clients.get(0).pay(order, Method.WALLET) instanceof Result.Done) {
                return (System.nanoTime() - begin) / 1e9;
            }
            if (order == null || System.nanoTime() - begin > limit.toNanos()) {
                throw new IllegalStateException("no payment succeeded within " + limit.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        }
    }

    /** How many orders wait to be paid. */
    public int shelved() {
        return shelf.size();
    }

    @Override
    public void close() {
        clients.forEach(PaymentClient::close);
    }
}

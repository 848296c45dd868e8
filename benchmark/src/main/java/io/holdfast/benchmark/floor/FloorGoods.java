package io.holdfast.benchmark.floor;

import io.holdfast.contract.PublicId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What must be there before the floor can pay: wallets, stock and orders, as many as the payments had. Not measured. */
final class FloorGoods {

    static final String CURRENCY = "CNY";
    static final long PRICE_MINOR = 1299;

    private static final long PLENTY = 1_000_000_000_000L;
    private static final int BATCH = 500;
    private static final int SUBJECT_BYTES = 16;
    private static final long ANCHOR_SECONDS = 3_600;

    private final FloorSchemas.Server server;
    private final List<String> merchants = new ArrayList<>();
    private final List<Sku> skus = new ArrayList<>();
    private final List<List<String>> wallets = new ArrayList<>();

    private record Sku(int merchant, String name) {}

    FloorGoods(FloorSchemas.Server server) {
        this.server = server;
    }

    void stock(int merchantCount, int skuCount, int payerCount) throws SQLException {
        for (int i = 0; i < merchantCount; i++) {
            merchants.add(PublicId.mint("mer"));
            wallets.add(new ArrayList<>());
        }
        insert(
                "INSERT INTO " + FloorSchemas.ORDER + ".stock (merchant_id, sku, stocked, available, reserved, sold)"
                        + " VALUES (?, ?, ?, ?, 0, 0)",
                skuCount,
                (row, i) -> {
                    Sku sku = new Sku(i % merchantCount, "sku-" + i);
                    skus.add(sku);
                    set(row, merchants.get(sku.merchant()), sku.name(), PLENTY, PLENTY);
                });
        insert(
                "INSERT INTO " + FloorSchemas.ACCOUNT + ".account (account_id, merchant_id, kind, owner, currency,"
                        + " status, available_minor, frozen_minor, created_at)"
                        + " VALUES (?, ?, 'WALLET', ?, ?, 'OPEN', ?, 0, ?)",
                payerCount,
                (row, i) -> {
                    String wallet = PublicId.mint("acc");
                    wallets.get(i % merchantCount).add(wallet);
                    set(row, wallet, merchants.get(i % merchantCount), "payer-" + i, CURRENCY, PLENTY, now());
                });
        List<String> payers = wallets.stream().flatMap(List::stream).toList();
        insert(
                "INSERT IGNORE INTO " + FloorSchemas.PAYMENT
                        + ".risk_velocity (subject, bucket_seconds, bucket, currency,"
                        + " attempts, sum_minor, forget_at) VALUES (?, 0, 0, '', 0, 0, ?)",
                payers.size(),
                (row, i) -> set(row, subject(payers.get(i)), anchoredUntil()));
    }

    List<FloorOrder> orders(int count) throws SQLException {
        List<FloorOrder> orders = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Sku sku = skus.get(ThreadLocalRandom.current().nextInt(skus.size()));
            List<String> payers = wallets.get(sku.merchant());
            orders.add(new FloorOrder(
                    PublicId.mint("ord"),
                    merchants.get(sku.merchant()),
                    sku.name(),
                    payers.get(ThreadLocalRandom.current().nextInt(payers.size()))));
        }
        byte[] hash = new byte[32];
        insert(
                "INSERT INTO " + FloorSchemas.ORDER + ".orders (order_id, merchant_id, merchant_order_no, customer,"
                        + " currency, total_minor, state, payment_id, content_hash, created_at, expires_at)"
                        + " VALUES (?, ?, ?, NULL, ?, ?, 'OPEN', NULL, ?, ?, ?)",
                count,
                (row, i) -> {
                    FloorOrder order = orders.get(i);
                    set(
                            row,
                            order.orderId(),
                            order.merchantId(),
                            "b" + order.orderId(),
                            CURRENCY,
                            PRICE_MINOR,
                            hash,
                            now(),
                            now().plusHours(1));
                });
        insert(
                "INSERT INTO " + FloorSchemas.ORDER + ".order_line (order_id, line_no, merchant_id, sku, name,"
                        + " quantity, unit_price_minor) VALUES (?, 1, ?, ?, 'Tea', 1, ?)",
                count,
                (row, i) -> {
                    FloorOrder order = orders.get(i);
                    set(row, order.orderId(), order.merchantId(), order.sku(), PRICE_MINOR);
                });
        return orders;
    }

    /** Whom risk control counts. */
    static byte[] subject(String wallet) {
        byte[] id = wallet.getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOfRange(id, id.length - SUBJECT_BYTES, id.length);
    }

    /** Until when a payer's own row among the counters stays, in seconds since the epoch. */
    static long anchoredUntil() {
        return (now().toEpochSecond(ZoneOffset.UTC) / ANCHOR_SECONDS + 2) * ANCHOR_SECONDS;
    }

    private interface Row {
        void fill(PreparedStatement row, int number) throws SQLException;
    }

    private void insert(String sql, int count, Row row) throws SQLException {
        try (Connection connection = server.connect();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                row.fill(insert, i);
                insert.addBatch();
                if ((i + 1) % BATCH == 0 || i + 1 == count) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static void set(PreparedStatement row, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
    }

    static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}

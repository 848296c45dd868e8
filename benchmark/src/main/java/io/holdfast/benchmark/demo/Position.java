package io.holdfast.benchmark.demo;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import java.util.List;
import java.util.Locale;

/**
 * Where money, goods and points are at one moment. Money in minor units.
 *
 * @param wallet what the customer can spend
 * @param frozen what a payment under way has frozen of it
 * @param merchant what the merchant has received
 * @param available pieces for sale
 * @param reserved pieces that a payment under way has set aside
 * @param sold pieces paid for
 * @param points what the customer has earned
 */
record Position(long wallet, long frozen, long merchant, long available, long reserved, long sold, long points) {

    /** Several, side by side, under their titles. */
    static String table(CurrencyCode currency, List<String> titles, List<Position> positions) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "    %-28s", ""));
        titles.forEach(title -> table.append(String.format(Locale.ROOT, "%18s", title)));
        table.append('\n');
        for (Line line : lines(currency)) {
            table.append(String.format(Locale.ROOT, "    %-28s", line.name()));
            positions.forEach(position ->
                    table.append(String.format(Locale.ROOT, "%18s", line.value().of(position))));
            table.append('\n');
        }
        return table.toString();
    }

    private interface Value {
        String of(Position position);
    }

    private record Line(String name, Value value) {}

    private static List<Line> lines(CurrencyCode currency) {
        return List.of(
                new Line("Ada's wallet, available", position -> money(position.wallet, currency)),
                new Line("Ada's wallet, frozen", position -> money(position.frozen, currency)),
                new Line("the teahouse has received", position -> money(position.merchant, currency)),
                new Line("tea in stock, available", position -> Long.toString(position.available)),
                new Line("tea in stock, reserved", position -> Long.toString(position.reserved)),
                new Line("tea sold", position -> Long.toString(position.sold)),
                new Line("Ada's points", position -> Long.toString(position.points)));
    }

    private static String money(long minor, CurrencyCode currency) {
        return Money.of(minor, currency).toString();
    }
}

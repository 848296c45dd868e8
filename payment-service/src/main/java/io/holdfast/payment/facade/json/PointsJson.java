package io.holdfast.payment.facade.json;

import io.holdfast.contract.points.PointsEntry;
import io.holdfast.contract.points.PointsPage;
import io.holdfast.contract.points.PointsView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's points as merchants see them. */
public record PointsJson(String customer, long available, long frozen) {

    public static PointsJson of(PointsView points) {
        return new PointsJson(points.customer(), points.available(), points.frozen());
    }

    /** A stretch of movements, newest first. */
    public record History(List<Entry> data, @Nullable Long nextBefore) {

        public static History of(PointsPage page) {
            return new History(page.entries().stream().map(Entry::of).toList(), page.nextBefore());
        }
    }

    public record Entry(long id, String operation, String reference, long points, String at) {

        static Entry of(PointsEntry entry) {
            return new Entry(
                    entry.entryId(), entry.operation(), entry.reference(), entry.points(), WireJson.time(entry.at()));
        }
    }
}

package io.holdfast.payment.risk.jdbc;

import io.holdfast.contract.Money;
import io.holdfast.payment.risk.Counter;
import io.holdfast.payment.risk.Velocities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Buckets of attempts and amounts. Each subject has a row of its own besides (bucket 0 of no length), locked first: two
 * payments of a subject in neighbouring buckets would otherwise not see each other. All rows are locked in one statement and
 * in one order, so that nobody waits in a circle.
 */
public final class VelocitiesJdbc implements Velocities {

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?)";
    private static final String COUNT = "INSERT INTO risk_velocity"
            + " (subject, bucket_seconds, bucket, currency, attempts, sum_minor, forget_at) VALUES ";
    private static final String ADD = " ON DUPLICATE KEY UPDATE attempts = attempts + VALUES(attempts),"
            + " sum_minor = sum_minor + VALUES(sum_minor), forget_at = GREATEST(forget_at, VALUES(forget_at))";
    private static final String STANDING = "SELECT ? AS tally, COALESCE(SUM(attempts), 0),"
            + " COALESCE(SUM(CASE WHEN currency = ? THEN sum_minor ELSE 0 END), 0) FROM risk_velocity"
            + " WHERE subject = ? AND bucket_seconds = ? AND bucket >= ?";
    private static final String TAKE_BACK = "UPDATE risk_velocity SET sum_minor = sum_minor - ?"
            + " WHERE subject = ? AND bucket_seconds = ? AND bucket = ? AND currency = ?";
    private static final String NO_CURRENCY = "";
    /** How long a subject's own row stays after it was last written; it is written anew once in this time at most. */
    private static final long ANCHOR_SECONDS = 3_600;

    private final JdbcTemplate jdbc;

    public VelocitiesJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which rows are locked. */
    private record Bucket(String subject, int seconds, long number, long forgetAt) implements Comparable<Bucket> {

        static Bucket of(Tally tally, Instant now) {
            int seconds = tally.counter().bucketSeconds();
            long number = tally.counter().bucketOf(now);
            return new Bucket(tally.subject(), seconds, number, (number + 1 + Counter.MOST_BUCKETS) * seconds);
        }

        static Bucket anchor(Tally tally, Instant now) {
            long hour = now.getEpochSecond() / ANCHOR_SECONDS;
            return new Bucket(tally.subject(), 0, 0, (hour + 2) * ANCHOR_SECONDS);
        }

        @Override
        public int compareTo(Bucket other) {
            int byLength = Boolean.compare(seconds != 0, other.seconds != 0);
            int bySubject = byLength != 0 ? byLength : subject.compareTo(other.subject);
            int bySeconds = bySubject != 0 ? bySubject : Integer.compare(seconds, other.seconds);
            return bySeconds != 0 ? bySeconds : Long.compare(number, other.number);
        }
    }

    @Override
    public List<Standing> count(List<Tally> tallies, Money amount, Instant now) {
        List<Object> values = new ArrayList<>();
        SortedSet<Bucket> buckets = new TreeSet<>();
        for (Tally tally : tallies) {
            buckets.add(Bucket.anchor(tally, now));
            buckets.add(Bucket.of(tally, now));
        }
        for (Bucket bucket : buckets) {
            boolean anchor = bucket.seconds() == 0;
            Collections.addAll(
                    values,
                    HexFormat.of().parseHex(bucket.subject()),
                    bucket.seconds(),
                    bucket.number(),
                    anchor ? NO_CURRENCY : amount.currency().name(),
                    anchor ? 0 : 1,
                    anchor ? 0L : amount.amountMinor(),
                    bucket.forgetAt());
        }
        String rows = String.join(", ", Collections.nCopies(buckets.size(), ROW));
        jdbc.update(COUNT + rows + ADD, values.toArray());
        return standings(tallies, amount, now);
    }

    private List<Standing> standings(List<Tally> tallies, Money amount, Instant now) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            Tally tally = tallies.get(i);
            Collections.addAll(
                    values,
                    i,
                    amount.currency().name(),
                    HexFormat.of().parseHex(tally.subject()),
                    tally.counter().bucketSeconds(),
                    tally.counter().firstBucket(now));
        }
        String each = String.join(" UNION ALL ", Collections.nCopies(tallies.size(), STANDING));
        String sql = tallies.size() == 1 ? each : each + " ORDER BY tally";
        return jdbc.query(sql, (row, number) -> new Standing(row.getLong(2), row.getLong(3)), values.toArray());
    }

    @Override
    public void takeBack(List<Tally> tallies, Money amount, Instant now) {
        SortedSet<Bucket> buckets = new TreeSet<>();
        tallies.forEach(tally -> buckets.add(Bucket.of(tally, now)));
        for (Bucket bucket : buckets) {
            jdbc.update(
                    TAKE_BACK,
                    amount.amountMinor(),
                    HexFormat.of().parseHex(bucket.subject()),
                    bucket.seconds(),
                    bucket.number(),
                    amount.currency().name());
        }
    }

    @Override
    public int forgetBefore(Instant now, int limit) {
        return jdbc.update(
                "DELETE FROM risk_velocity WHERE forget_at < ? ORDER BY forget_at LIMIT ?",
                now.getEpochSecond(),
                limit);
    }
}

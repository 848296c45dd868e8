package io.holdfast.points.grant;

import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.grant.jdbc.TakeBacksJdbc;

/** The use cases of grants, on a fixture's database. */
public record GrantFixture(GrantEarned grant, RevokeEarned revoke, TakeBackEarned takeBack, RestoreEarned restore) {

    /** @param rates as they are for calls by this one */
    public static GrantFixture of(PointsFixture points, Rates rates) {
        GrantRows rows = new GrantRows(points.grants, points.book, rates, points.clock);
        TakeBacks takeBacks = new TakeBacksJdbc(points.jdbc);
        return new GrantFixture(
                new GrantEarned(points.commit, rows, points.book),
                new RevokeEarned(points.commit, rows),
                new TakeBackEarned(points.commit, rows, takeBacks, points.clock),
                new RestoreEarned(points.commit, rows, takeBacks, points.clock));
    }
}

package io.holdfast.points.grant;

import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.grant.jdbc.GrantsJdbc;
import io.holdfast.points.grant.jdbc.TakeBacksJdbc;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class GrantWiring {

    @Bean
    Grants grants(JdbcTemplate jdbc) {
        return new GrantsJdbc(jdbc);
    }

    @Bean
    TakeBacks takeBacks(JdbcTemplate jdbc) {
        return new TakeBacksJdbc(jdbc);
    }

    @Bean
    GrantRows grantRows(Grants grants, PointsBook book, Rates rates, Clock clock) {
        return new GrantRows(grants, book, rates, clock);
    }

    @Bean
    GrantTogether grantTogether(Grants grants, PointsBook book, Rates rates, Clock clock) {
        return new GrantTogether(grants, book, rates, clock);
    }

    @Bean
    GrantEarned grantEarned(LocalCommit commit, GrantRows rows, PointsBook book) {
        return new GrantEarned(commit, rows, book);
    }

    @Bean
    RevokeEarned revokeEarned(LocalCommit commit, GrantRows rows) {
        return new RevokeEarned(commit, rows);
    }

    @Bean
    TakeBackEarned takeBackEarned(LocalCommit commit, GrantRows rows, TakeBacks takeBacks, Clock clock) {
        return new TakeBackEarned(commit, rows, takeBacks, clock);
    }

    @Bean
    RestoreEarned restoreEarned(LocalCommit commit, GrantRows rows, TakeBacks takeBacks, Clock clock) {
        return new RestoreEarned(commit, rows, takeBacks, clock);
    }
}

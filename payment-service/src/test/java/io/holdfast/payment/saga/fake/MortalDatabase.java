package io.holdfast.payment.saga.fake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database as a process sees it that dies: from one connection on it gets none any more, and whatever it does then leaves
 * no trace.
 */
public final class MortalDatabase extends DelegatingDataSource {

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    public MortalDatabase(DataSource dataSource) {
        super(dataSource);
    }

    /** Dies after this many more connections. */
    public void diesAfter(int connections) {
        left.set(connections);
    }

    public boolean isDead() {
        return left.get() <= 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (left.getAndUpdate(now -> now == Integer.MAX_VALUE ? now : Math.max(0, now - 1)) <= 0) {
            throw new SQLException("the process is dead");
        }
        return super.getConnection();
    }
}

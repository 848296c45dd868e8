package io.holdfast.payment.degrade.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.holdfast.payment.degrade.Pressure;

/** The connections to the database that are in use. */
public final class PoolPressure implements Pressure {

    private final HikariDataSource dataSource;

    public PoolPressure(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public double now() {
        HikariPoolMXBean pool = dataSource.getHikariPoolMXBean();
        // There is no pool before the first connection was asked for.
        return pool == null ? 0 : (double) pool.getActiveConnections() / dataSource.getMaximumPoolSize();
    }
}

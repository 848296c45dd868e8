package io.holdfast.payment.pay.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that break when told to, at the moment of the commit: after it was done, or before it arrived. */
final class LossyCommits extends DelegatingDataSource {

    private final AtomicReference<Boolean> loses = new AtomicReference<>();

    LossyCommits(DataSource real) {
        super(real);
    }

    void loseNextCommit(boolean committed) {
        loses.set(committed);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Boolean lost = method.getName().equals("commit") ? loses.getAndSet(null) : null;
                    if (lost != null) {
                        if (lost) {
                            real.commit();
                        } else {
                            real.rollback();
                        }
                        throw new SQLNonTransientConnectionException("connection lost", "08S01");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

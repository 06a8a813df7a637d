package io.countersign.audit.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Ends the whole process, as kill -9 does, in place of the n-th thing that is asked of the database. */
final class HaltingDataSource extends DelegatingDataSource {

    static final int HALTED = 137;

    private static final Set<String> STEPS = Set.of("executeQuery", "executeUpdate", "execute", "executeBatch", "commit");

    private int left;

    /** @param step from 1 */
    HaltingDataSource(DataSource target, int step) {
        super(target);
        left = step;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counting(Connection.class, super.getConnection());
    }

    private <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (STEPS.contains(method.getName()) && --left == 0) Runtime.getRuntime().halt(HALTED);
            try {
                Object result = method.invoke(target, arguments);
                if (result instanceof PreparedStatement statement) return counting(PreparedStatement.class, statement);
                if (result instanceof Statement statement) return counting(Statement.class, statement);
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}

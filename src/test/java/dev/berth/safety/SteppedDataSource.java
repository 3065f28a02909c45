package dev.berth.safety;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Makes a step of each execution of a statement and of each commit. Rollbacks pass: the database rolls back what nobody commits. */
final class SteppedDataSource extends DelegatingDataSource {

    private static final int NAME_LENGTH = 60;

    /** What is read now and then for all requests together is no step of any of them. */
    private static final String FOR_ALL_REQUESTS = "select project_id from quota where";

    private final Steps steps;

    SteppedDataSource(DataSource target, Steps steps) {
        super(target);
        this.steps = steps;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                steps.before("commit");
            }
            Object result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement ? stepped(statement, name(arguments[0])) : result;
        });
    }

    private PreparedStatement stepped(PreparedStatement statement, String name) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute") && !name.startsWith(FOR_ALL_REQUESTS)) {
                steps.before(name);
            }
            return invoke(statement, method, arguments);
        });
    }

    private static String name(Object sql) {
        String line = sql.toString().strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(NAME_LENGTH, line.length()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

package dev.berth.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements of a server, as one of its additions, but for those of its background. One server at a time has it, and nobody else
 * may use that server meanwhile.
 */
public final class StatementCount implements BeanPostProcessor {

    private static final List<String> BACKGROUND = List.of("job-", "node-task", "db-scheduler");
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** How many statements it takes. */
    public static int of(Runnable request) {
        int before = COUNT.get();
        request.run();
        return COUNT.get() - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? new DelegatingDataSource(source) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        return counted(super.getConnection());
                    }
                }
                : bean;
    }

    private static Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && !isBackground()) {
                        COUNT.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean isBackground() {
        String thread = Thread.currentThread().getName();
        return BACKGROUND.stream().anyMatch(thread::startsWith);
    }
}

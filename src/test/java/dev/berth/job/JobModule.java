package dev.berth.job;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

/** One node: the job module alone, on a database that others share, with jobs of the test's own. Closing it stops its workers. */
final class JobModule implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private JobModule(DataSource database, Clock clock, int workers, List<Job> jobs) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("berth.job.workers", workers)));
        context.registerBean(DataSource.class, () -> new DelegatingDataSource(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(Clock.class, () -> clock);
        jobs.forEach(job -> context.registerBean("job-" + job.type(), Job.class, () -> job));
        context.register(Modules.class);
        context.refresh();
    }

    /** Not marked as a configuration, so that no server in this JVM finds it. */
    @ComponentScan(
            basePackages = "dev.berth.job",
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Controller.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*")
            })
    @ConfigurationPropertiesScan("dev.berth.job")
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Modules {}

    static JobModule start(DataSource database, Job... jobs) {
        return start(database, Clock.systemUTC(), 4, jobs);
    }

    static JobModule start(DataSource database, Clock clock, int workers, Job... jobs) {
        return new JobModule(database, clock, workers, List.of(jobs));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}

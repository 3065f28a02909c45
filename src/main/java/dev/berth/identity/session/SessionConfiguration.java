package dev.berth.identity.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.berth.job.RecurringWork;

/** Where sessions are kept: in the database, so that all nodes share them and a restart ends none. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    JdbcIndexedSessionRepository sessionRepository(JdbcOperations jdbc, TransactionTemplate transactions) {
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(jdbc, transactions);
        sessions.setTableName("identity_session");
        sessions.setConversionService(textAlone());
        sessions.setCleanupCron(Scheduled.CRON_DISABLED);
        return sessions;
    }

    @Bean
    RecurringTask<Void> expiredSessions(JdbcIndexedSessionRepository sessions) {
        return RecurringWork.every("identity-session-expiry", Duration.ofMinutes(10), sessions::cleanUpExpiredSessions);
    }

    /** Attributes are text: nothing is deserialised into a class that a row names. */
    private static GenericConversionService textAlone() {
        GenericConversionService text = new GenericConversionService();
        text.addConverter(Object.class, byte[].class, value -> ((String) value).getBytes(StandardCharsets.UTF_8));
        text.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return text;
    }
}

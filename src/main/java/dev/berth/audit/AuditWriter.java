package dev.berth.audit;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.berth.setting.Setting;
import dev.berth.setting.Settings;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries where an administrator wants them: into the database, or as lines of JSON into the server's log. */
@Component
class AuditWriter {

    private static final Logger log = LoggerFactory.getLogger(AuditWriter.class);

    private final AuditTable table;
    private final AuditEventTypes types;
    private final Settings settings;
    private final JsonMapper json;

    AuditWriter(AuditTable table, AuditEventTypes types, Settings settings, JsonMapper json) {
        this.table = table;
        this.types = types;
        this.settings = settings;
        this.json = json;
    }

    boolean isWanted(AuditEntry entry) {
        return types.isEnabled(entry);
    }

    /** In the transaction that runs, where one does: what is rolled back has not happened. */
    void write(List<AuditEntry> entries) {
        List<AuditEntry> wanted = entries.stream().filter(types::isEnabled).toList();
        if (wanted.isEmpty()) {
            return;
        }
        if (!settings.flag(Setting.SKIP_AUDIT_LOG_DATABASE)) {
            table.insert(wanted);
        } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    print(wanted);
                }
            });
        } else {
            print(wanted);
        }
    }

    private void print(List<AuditEntry> entries) {
        entries.forEach(entry -> log.info("audit {}", json.writeValueAsString(entry)));
    }
}

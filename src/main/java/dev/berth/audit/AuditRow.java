package dev.berth.audit;

/** An entry as it stands in the table. */
record AuditRow(long id, AuditEntry entry) {}

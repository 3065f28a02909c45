-- Batches go along the primary key. The index cost more with every row that was written or went than it saved with any batch.
drop index retention_decision_pending;

-- What storage checks found wrong. They go with the execution.
create table gc_storage_finding (
    finding_id    bigint      generated always as identity primary key,
    execution_id  bigint      not null references job_execution on delete cascade,
    kind          text        not null,
    storage_key   text        collate "C" not null,
    digest        text        collate "C",
    expected_size bigint,
    actual_size   bigint,
    changed_at    timestamptz,
    found_at      timestamptz not null default now(),
    outcome       text,
    settled_at    timestamptz,
    unique (execution_id, kind, storage_key)
);
comment on column gc_storage_finding.outcome is 'what was done about it at an administrator''s request: withdrawn, condemned, aborted; obsolete where it was so no more';
-- Whether an earlier check has found the same.
create index gc_storage_finding_by_key on gc_storage_finding (storage_key, found_at);
create index gc_storage_finding_unsettled on gc_storage_finding (execution_id, finding_id) where outcome is null;

-- The labels of artifacts. Either side forgets the other when it goes.
create table artifact_label (
    artifact_id bigint      not null references manifest (artifact_id) on delete cascade,
    label_id    bigint      not null references project_label (label_id) on delete cascade,
    created_at  timestamptz not null default now(),
    primary key (artifact_id, label_id)
);
create index artifact_label_by_label on artifact_label (label_id);

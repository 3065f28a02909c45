-- One policy for a project. The rules are one JSON text: they are always read and written together, and nobody searches in them.
create table retention_policy (
    policy_id  bigint      generated always as identity primary key,
    project_id bigint      not null unique references project (project_id),
    rules      text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- The rules that a run began with: a change of the policy concerns the next one.
create table retention_run (
    execution_id bigint primary key references job_execution (execution_id) on delete cascade,
    policy_id    bigint not null,
    project_id   bigint not null,
    rules        text   not null
);
create index retention_run_of_policy on retention_run (policy_id, execution_id);

-- How many artifacts of its repository a task has found, and what became of them.
create table retention_count (
    task_id      bigint  primary key references job_task (task_id) on delete cascade,
    execution_id bigint  not null,
    total        bigint  not null,
    retained     bigint  not null,
    deleted      bigint  not null
);
create index retention_count_of_run on retention_count (execution_id);

-- What a task decided about each manifest, and why.
create table retention_decision (
    task_id    bigint      not null references job_task (task_id) on delete cascade,
    digest     text        collate "C" not null,
    role       text        not null,
    type       text        not null,
    tags       text[]      not null,
    tag_count  integer     not null,
    labels     text[]      not null,
    pushed_at  timestamptz not null,
    pulled_at  timestamptz,
    created_at timestamptz not null,
    subject    text        collate "C",
    verdict    text        not null,
    rule_id    integer,
    because_of text        collate "C",
    why        text        not null,
    pending    boolean     not null,
    primary key (task_id, digest)
);
comment on column retention_decision.role is 'CANDIDATE; or CHILD or ACCESSORY, which share the fate of an index or a subject';
comment on column retention_decision.tags is 'the first of them; tag_count says how many there are';
comment on column retention_decision.verdict is 'RETAIN, DELETE or IMMUTABLE; OPEN until what it depends on is decided';
comment on column retention_decision.pending is 'it is to go and has not gone yet';
create index retention_decision_pending on retention_decision (task_id, digest) where pending;

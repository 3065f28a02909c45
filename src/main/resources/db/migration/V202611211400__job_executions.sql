-- What runs in the background by order of people or by a schedule: our rows are the queue, and the truth of who does what.

-- Servers that work, each for as long as its process lives.
create table job_node (
    node_id      text        collate "C" primary key,
    host         text        not null,
    process      bigint      not null,
    workers      integer     not null,
    started_at   timestamptz not null default now(),
    heartbeat_at timestamptz not null default now()
);
comment on column job_node.heartbeat_at is 'a node that is silent for too long is taken for dead, and its tasks go to others';

create table job_timetable (
    timetable_id  bigint      generated always as identity primary key,
    job_type      text        not null,
    vendor_id     bigint      not null,
    schedule_type text        not null,
    cron          text        not null,
    parameters    jsonb       not null,
    next_at       timestamptz not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    unique (job_type, vendor_id)
);
comment on column job_timetable.next_at is 'the slot that is executed next';
create index job_timetable_due on job_timetable (next_at);

create table job_execution (
    execution_id   bigint      generated always as identity primary key,
    job_type       text        not null,
    vendor_id      bigint      not null,
    started_by     text        not null,
    status         text        not null,
    status_message text,
    by_name        text        not null,
    by_key         text        not null,
    parameters     jsonb       not null,
    timetable_id   bigint,
    slot           timestamptz,
    tasks          integer     not null default 0,
    succeeded      integer     not null default 0,
    failed         integer     not null default 0,
    stopped        integer     not null default 0,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    started_at     timestamptz,
    ended_at       timestamptz
);
comment on column job_execution.started_by is 'MANUAL, SCHEDULE or EVENT';
comment on column job_execution.tasks is 'how many it has; succeeded, failed and stopped count those that are over';
-- One execution for each slot of a schedule, whatever nodes and clocks do.
create unique index job_execution_slot on job_execution (timetable_id, slot);
create index job_execution_history on job_execution (job_type, vendor_id, execution_id);
create index job_execution_going_on on job_execution (job_type, vendor_id) where status in ('PENDING', 'RUNNING');

create table job_task (
    task_id        bigint      generated always as identity primary key,
    execution_id   bigint      not null references job_execution on delete cascade,
    ordinal        integer     not null,
    job_type       text        not null,
    name           text        not null,
    parameters     jsonb       not null,
    status         text        not null default 'PENDING',
    status_message text,
    attempt        integer     not null default 0,
    lost           integer     not null default 0,
    node_id        text        collate "C",
    stop_wanted    text,
    done           bigint      not null default 0,
    total          bigint      not null default 0,
    result         jsonb,
    log_size       integer     not null default 0,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    started_at     timestamptz,
    ended_at       timestamptz
);
comment on column job_task.attempt is 'how often it was begun; whoever holds an older number has lost it';
comment on column job_task.lost is 'how often its node went while it ran';
comment on column job_task.stop_wanted is 'who wants it to stop';
create index job_task_of_execution on job_task (execution_id, task_id);
-- In turn: the first tasks of every execution come before the hundredth of one.
create index job_task_queue on job_task (ordinal, task_id) where status = 'PENDING';
create index job_task_running on job_task (node_id) where status = 'RUNNING';

create table job_log (
    log_id  bigint generated always as identity primary key,
    task_id bigint not null references job_task on delete cascade,
    lines   text   not null
);
create index job_log_of_task on job_log (task_id, log_id);

-- Types whose tasks wait. A type that nobody has paused has no row.
create table job_queue (
    job_type  text        primary key,
    paused_at timestamptz not null default now()
);

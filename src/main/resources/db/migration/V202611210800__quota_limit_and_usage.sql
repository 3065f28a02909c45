-- What people edit and what the machine counts are two tables: nobody who changes a limit waits for a push. -1 is no limit.
create table quota (
    quota_id      bigint      generated always as identity primary key,
    project_id    bigint      not null unique references project (project_id),
    storage_limit bigint      not null check (storage_limit >= -1 and storage_limit <> 0),
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now()
);

-- Bytes of the content that the project's repositories hold. Its row is the lock under which they change (content-safety, "Locks, in one order").
create table quota_usage (
    project_id bigint      primary key references project (project_id),
    used       bigint      not null default 0,
    updated_at timestamptz not null default now()
);

insert into quota (project_id, storage_limit) select project_id, -1 from project;
insert into quota_usage (project_id) select project_id from project;

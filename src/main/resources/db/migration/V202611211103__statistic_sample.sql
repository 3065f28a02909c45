-- What each project held, and what was done in it, on each day (UTC). Storage and artifacts are those of the day's last look.
create table statistic_sample (
    project_id bigint not null references project (project_id),
    day        date   not null,
    storage    bigint,
    artifacts  bigint,
    pulls      bigint not null default 0,
    pushes     bigint not null default 0,
    primary key (project_id, day)
);
create index statistic_sample_by_day on statistic_sample (day);

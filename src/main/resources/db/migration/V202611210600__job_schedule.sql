-- The table of db-scheduler: what is to run when, and which node has it.
create table job_schedule (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index job_schedule_due on job_schedule (execution_time);
create index job_schedule_heartbeat on job_schedule (last_heartbeat);

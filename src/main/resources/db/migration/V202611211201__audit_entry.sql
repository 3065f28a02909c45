-- What was done and what was refused. Nothing here refers to other tables: an entry outlives what it speaks of.
create table audit_entry (
    entry_id      bigint      generated always as identity primary key,
    op_time       timestamptz not null,
    username      text        not null,
    account       text        not null,
    credential    text        not null,
    address       text,
    user_agent    text,
    request_id    text,
    operation     text        not null,
    resource_type text        not null,
    resource      text        not null,
    project_id    bigint,
    before        jsonb,
    after         jsonb,
    status        smallint
);
comment on column audit_entry.account is 'which account it was, whatever its name is by now: user:<id>, robot:<id>';
comment on column audit_entry.status is 'the HTTP status of the refusal; null where it was done';
create index audit_entry_by_time on audit_entry (op_time, entry_id);
create index audit_entry_by_project on audit_entry (project_id, op_time, entry_id);
create index audit_entry_by_user on audit_entry (username, op_time, entry_id);

-- Rows are added and never changed. Old ones go through audit_purge alone, which leaves a row of its own.
create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('berth.audit_purge', true) = 'running' then
        return null;
    end if;
    raise exception 'the audit log is append-only: % is refused', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();

-- Deletes what is older, and says who asked for it and how many rows went.
create function audit_purge(older_than timestamptz, by_name text, by_account text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    gone bigint;
begin
    if older_than > now() then
        raise exception 'only entries of the past can be purged';
    end if;
    perform set_config('berth.audit_purge', 'running', true);
    delete from audit_entry where op_time < older_than;
    get diagnostics gone = row_count;
    perform set_config('berth.audit_purge', '', true);
    insert into audit_entry (op_time, username, account, credential, operation, resource_type, resource, after)
    values (clock_timestamp(), by_name, by_account, 'none', 'delete', 'audit-log', 'audit-log',
            jsonb_build_object('older_than', older_than, 'purged', gone));
    return gone;
end $$;

-- Looks at the entries that come after a point and are older than a time, some thousand at once, and deletes those of the given events.
-- Whoever asks for it is written down where something went. An event is its operation and its resource type; 'other_events' are
-- those that known_types does not name.
create function audit_purge_part(older_than timestamptz, event_types text[], known_types text[],
                                 after_time timestamptz, after_id bigint, by_name text, by_account text,
                                 out looked_at integer, out purged integer, out last_time timestamptz, out last_id bigint)
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if older_than > now() then
        raise exception 'only entries of the past can be purged';
    end if;
    select count(*), (array_agg(op_time order by op_time desc, entry_id desc))[1],
           (array_agg(entry_id order by op_time desc, entry_id desc))[1]
      into looked_at, last_time, last_id
      from (select op_time, entry_id from audit_entry
             where op_time < older_than and (op_time, entry_id) > (after_time, after_id)
             order by op_time, entry_id
             limit 5000) as part;
    purged := 0;
    if looked_at = 0 then
        return;
    end if;
    perform set_config('berth.audit_purge', 'running', true);
    delete from audit_entry
     where op_time < older_than and (op_time, entry_id) > (after_time, after_id)
       and (op_time, entry_id) <= (last_time, last_id)
       and (operation || '_' || resource_type = any(event_types)
            or ('other_events' = any(event_types) and operation || '_' || resource_type <> all(known_types)));
    get diagnostics purged = row_count;
    perform set_config('berth.audit_purge', '', true);
    if purged > 0 then
        insert into audit_entry (op_time, username, account, credential, operation, resource_type, resource, after)
        values (clock_timestamp(), by_name, by_account, 'none', 'delete', 'audit-log', 'audit-log',
                jsonb_build_object('older_than', older_than, 'purged', purged));
    end if;
end $$;

-- A group keeps the name that an administrator gave it until its provider renames it.
alter table identity_group add column provider_name text;
update identity_group set provider_name = name;
alter table identity_group alter column provider_name set not null;
comment on column identity_group.provider_name is 'What the provider called it last; name is another where an administrator gave it one';

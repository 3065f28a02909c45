-- What an account is beside its password, and the sessions that browsers hold.
alter table identity_user
    add column auditor       boolean not null default false,
    add column cli_secret    text,
    add column session_epoch bigint  not null default 0;
comment on column identity_user.cli_secret is 'Argon2id in PHC form where somebody chose it, sha256: and its hash in hex where it was made here';
comment on column identity_user.session_epoch is 'Counts what ends sessions: one that was opened under another number is over';
create index identity_user_administrator on identity_user (user_id) where administrator and deleted_at is null;

-- Spring Session's tables. The id alone opens nothing: the cookie holds a secret beside it, and the hash of that is an attribute.
create table identity_session (
    primary_id            text    primary key,
    session_id            text    not null unique,
    creation_time         bigint  not null,
    last_access_time      bigint  not null,
    max_inactive_interval integer not null,
    expiry_time           bigint  not null,
    principal_name        text
);
comment on column identity_session.principal_name is 'The id of the account';
create index identity_session_expiry on identity_session (expiry_time);

create table identity_session_attributes (
    session_primary_id text  not null references identity_session (primary_id) on delete cascade,
    attribute_name     text  not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Accounts that people sign in with. A deleted one keeps its row, so that an id never means somebody else.
create table identity_user (
    user_id       bigint      generated always as identity (start with 2) primary key,
    username      text        not null,
    email         text,
    realname      text,
    comment       text,
    password      text        not null,
    administrator boolean     not null default false,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    deleted_at    timestamptz
);
comment on column identity_user.password is 'Argon2id in PHC form, never the password itself';
-- Names that differ only in case would be mistaken for one another.
create unique index identity_user_name on identity_user (lower(username)) where deleted_at is null;
create unique index identity_user_email on identity_user (lower(email)) where deleted_at is null;

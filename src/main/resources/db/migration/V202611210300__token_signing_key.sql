-- Keys that sign access tokens; the newest signs, the older ones are accepted until they are removed.
create table token_signing_key (
    key_id      text        collate "C" primary key,
    private_key text        not null,
    created_at  timestamptz not null default now()
);
comment on column token_signing_key.private_key is 'a JSON Web Key on P-256 with its private part';

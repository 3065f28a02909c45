-- Where people sign in from: directories (LDAP) and issuers (OpenID Connect), any number of either.
create table identity_provider (
    provider_id bigint      generated always as identity primary key,
    kind        text        not null check (kind in ('ldap', 'oidc')),
    name        text        not null,
    enabled     boolean     not null default true,
    main        boolean     not null default false,
    settings    jsonb       not null,
    secret      text,
    revision    bigint      not null default 0,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);
comment on column identity_provider.main is 'The one of its kind that Harbor''s single fields describe';
comment on column identity_provider.settings is 'What its kind needs, without the secret';
comment on column identity_provider.secret is 'The bind account''s password or the client''s secret, encrypted';
create unique index identity_provider_name on identity_provider (lower(name));
create unique index identity_provider_main on identity_provider (kind) where main;

-- Which account at a provider is which account here. The provider's own lasting key decides, never a name or an e-mail address.
create table identity_link (
    link_id       bigint      generated always as identity primary key,
    provider_id   bigint      not null references identity_provider (provider_id) on delete cascade,
    subject       text        collate "C" not null,
    user_id       bigint      not null references identity_user (user_id),
    name          text        not null,
    administrator boolean     not null default false,
    created_at    timestamptz not null default now(),
    signed_in_at  timestamptz,
    unique (provider_id, subject),
    unique (user_id, provider_id)
);
comment on column identity_link.name is 'What the provider calls the person';
comment on column identity_link.administrator is 'Whether the provider''s group of administrators held the person at the last sign-in';

create table identity_group (
    group_id    bigint      generated always as identity primary key,
    provider_id bigint      not null references identity_provider (provider_id) on delete cascade,
    key         text        collate "C" not null,
    name        text        not null,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    unique (provider_id, key)
);
comment on column identity_group.key is 'Normalised distinguished name of a directory''s group, an issuer''s group as it stands in the claim';
create index identity_group_name on identity_group (lower(name), group_id);

-- Who was in which group at the last sign-in by the group's provider.
create table identity_group_member (
    group_id bigint not null references identity_group (group_id) on delete cascade,
    user_id  bigint not null references identity_user (user_id),
    primary key (user_id, group_id)
);
create index identity_group_member_by_group on identity_group_member (group_id);

-- Somebody whom an issuer has vouched for and who is to choose a name here.
create table identity_onboarding (
    secret_hash text        primary key,
    provider_id bigint      not null references identity_provider (provider_id) on delete cascade,
    account     jsonb       not null,
    expires_at  timestamptz not null
);
create index identity_onboarding_expiry on identity_onboarding (expires_at);

alter table identity_user
    alter column password drop not null,
    add column disabled boolean not null default false;
comment on column identity_user.password is 'Argon2id in PHC form; absent where the person signs in elsewhere only';

alter table project_member
    alter column user_id drop not null,
    add column group_id bigint references identity_group (group_id) on delete cascade,
    add constraint project_member_is_one check (num_nonnulls(user_id, group_id) = 1),
    add constraint project_member_group unique (project_id, group_id);
create index project_member_by_group on project_member (group_id, project_id) where group_id is not null;

-- A deleted project keeps its row: one that is created again under its name has another id, and nothing issued for the old one opens it.
create table project (
    project_id bigint      generated always as identity (start with 2) primary key,
    name       text        collate "C" not null,
    owner_id   bigint      not null references identity_user (user_id),
    public     boolean     not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz
);
create unique index project_name on project (name) where deleted_at is null;
create index project_public on project (project_id) where public and deleted_at is null;

create table project_member (
    member_id  bigint      generated always as identity primary key,
    project_id bigint      not null references project (project_id),
    user_id    bigint      not null references identity_user (user_id),
    role_id    smallint    not null check (role_id between 1 and 5),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (project_id, user_id)
);
create index project_member_by_user on project_member (user_id, project_id);

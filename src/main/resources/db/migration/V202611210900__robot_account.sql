-- A name stands here without the prefix, which is a setting: ci for a robot of the system, library+ci for one of a project.
create table robot (
    robot_id              bigint      generated always as identity primary key,
    project_id            bigint      references project (project_id),
    name                  text        collate "C" not null,
    description           text        not null,
    disabled              boolean     not null,
    duration              bigint      not null,
    expires_at            bigint      not null,
    secret                text        not null,
    secret_changed_at     timestamptz not null,
    previous_secret       text,
    previous_secret_until timestamptz,
    creator_type          text        not null,
    creator_ref           bigint      not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    deleted_at            timestamptz,
    check ((previous_secret is null) = (previous_secret_until is null))
);
comment on column robot.duration is 'days from the creation on, -1 for ever';
comment on column robot.expires_at is 'seconds since 1970, -1 for never';
comment on column robot.secret is 'sha256:<hex> of a generated secret, Argon2id in PHC form of a supplied one, never the secret itself';
-- A project that is made again under its name has another id, and its robots may have the names of the old ones.
create unique index robot_living on robot (name, coalesce(project_id, 0)) where deleted_at is null;
create index robot_by_project on robot (project_id, name) where deleted_at is null;

-- Where a robot may do what. The scope is /system, /project/* or /project/<id>; an access is resource:action.
create table robot_permission (
    robot_id bigint not null references robot (robot_id),
    scope    text   collate "C" not null,
    access   text[] not null,
    primary key (robot_id, scope)
);

-- When a secret was last used. The machine counts this, so it has a table of its own.
create table robot_use (
    robot_id         bigint      primary key references robot (robot_id),
    used_at          timestamptz not null,
    previous_used_at timestamptz
);
comment on column robot_use.previous_used_at is 'when the secret was last used that was the previous one then';

-- A label without a project is global: every project may use it. What it is attached to goes by its id, and forgets it when it goes.
create table project_label (
    label_id    bigint      generated always as identity primary key,
    project_id  bigint      references project (project_id),
    name        text        collate "C" not null,
    description text        not null default '',
    color       text        not null default '',
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    unique nulls not distinct (project_id, name)
);

-- Settings of a project under Harbor's names, as text. Whether it is public is a column of its own: every request asks for it.
create table project_metadata (
    project_id bigint not null references project (project_id),
    name       text   collate "C" not null,
    value      text   not null,
    primary key (project_id, name)
);

-- A deleted repository's name may come back under a new id. Whoever changes manifests or tags of a repository locks its row first (content-safety, "Locks, in one order").
create table repository (
    repository_id bigint      generated always as identity primary key,
    project_id    bigint      not null references project (project_id),
    name          text        collate "C" not null,
    created_at    timestamptz not null default now(),
    deleted_at    timestamptz
);
create unique index repository_living on repository (project_id, name) where deleted_at is null;
create index repository_by_name on repository (name) where deleted_at is null;

-- What a repository may serve: every read, HEAD, mount and manifest check goes through it.
create table repository_blob (
    repository_id bigint      not null references repository (repository_id),
    digest        text        collate "C" not null references blob (digest) on delete restrict,
    gc_after      timestamptz,
    primary key (repository_id, digest)
);
create index repository_blob_by_digest on repository_blob (digest);
create index repository_blob_garbage on repository_blob (gc_after) where gc_after is not null;

-- The bytes live here, at most 4 MiB of them: a manifest push is one transaction. let_go marks what went with a deleted index or
-- subject while its own lease still runs; it is collected when that ends.
create table manifest (
    repository_id bigint      not null references repository (repository_id),
    digest        text        collate "C" not null,
    media_type    text        not null,
    content       bytea       not null,
    size          integer     not null,
    artifact_type text,
    subject       text        collate "C",
    annotations   jsonb,
    gc_after      timestamptz,
    let_go        boolean     not null default false,
    pushed_by     text        not null,
    pushed_at     timestamptz not null default now(),
    primary key (repository_id, digest)
);
create index manifest_by_subject on manifest (repository_id, subject, digest) where subject is not null;
create index manifest_garbage on manifest (gc_after) where gc_after is not null;
alter table manifest alter column content set storage external;

-- The database itself refuses to forget what is referred to, and to refer to another repository's blob.
create table manifest_blob (
    repository_id bigint not null,
    manifest      text   collate "C" not null,
    digest        text   collate "C" not null,
    primary key (repository_id, manifest, digest),
    foreign key (repository_id, manifest) references manifest (repository_id, digest) on delete cascade,
    foreign key (repository_id, digest) references repository_blob (repository_id, digest) on delete restrict
);
create index manifest_blob_by_blob on manifest_blob (repository_id, digest);

create table manifest_child (
    repository_id bigint not null,
    parent        text   collate "C" not null,
    child         text   collate "C" not null,
    primary key (repository_id, parent, child),
    foreign key (repository_id, parent) references manifest (repository_id, digest) on delete cascade,
    foreign key (repository_id, child) references manifest (repository_id, digest) on delete restrict
);
create index manifest_child_by_child on manifest_child (repository_id, child);

create table tag (
    repository_id bigint      not null references repository (repository_id),
    name          text        collate "C" not null,
    digest        text        collate "C" not null,
    pushed_by     text        not null,
    pushed_at     timestamptz not null default now(),
    primary key (repository_id, name),
    foreign key (repository_id, digest) references manifest (repository_id, digest) on delete restrict
);
create index tag_by_manifest on tag (repository_id, digest);

-- An upload between two requests. Its bytes are the staged object under storage_key. Whoever writes to it holds it by a
-- token of its own until a time that it moves on while bytes come in.
create table upload (
    upload_id    uuid        primary key,
    project_id   bigint      not null references project (project_id),
    repository   text        collate "C" not null,
    principal    text        not null,
    algorithm    text        not null,
    storage_key  text        collate "C" not null references pending_object (storage_key),
    size         bigint      not null default 0,
    multipart_id text,
    writer       uuid,
    held_until   timestamptz,
    touched_at   timestamptz not null default now()
);
create index upload_by_principal on upload (principal);
create index upload_by_key on upload (storage_key);
create index upload_age on upload (touched_at);

create table upload_part (
    upload_id uuid    not null references upload (upload_id) on delete cascade,
    number    integer not null,
    etag      text    not null,
    size      bigint  not null,
    primary key (upload_id, number)
);

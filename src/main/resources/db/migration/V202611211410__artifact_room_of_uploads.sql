-- Bytes that an upload has room for within its project's limit before they have come in. Where there is no limit it stays behind the size.
alter table upload add column reserved bigint not null default 0;
create index upload_by_project on upload (project_id);

-- Blobs that were published in a project with a limit and that no manifest of it refers to yet: they have to count, or the disk could be
-- filled with them. They go with the link of their repository.
create table loose_blob (
    repository_id bigint not null,
    digest        text   collate "C" not null,
    project_id    bigint not null,
    size          bigint not null,
    primary key (repository_id, digest),
    foreign key (repository_id, digest) references repository_blob (repository_id, digest) on delete cascade
);
create index loose_blob_by_project on loose_blob (project_id, digest);

-- Every node asks for these at most once a second.
create index quota_limited on quota (project_id) where storage_limit <> -1;

-- When something was pulled last, and how often. Beside the rows that they speak of, so that figures written in batches do not wait for
-- pushes, nor pushes for them; where nobody has pulled there is no row.
create table repository_pulls (
    repository_id bigint primary key references repository (repository_id) on delete cascade,
    pulls         bigint not null
);

create table artifact_pull (
    artifact_id bigint      primary key references manifest (artifact_id) on delete cascade,
    pulled_at   timestamptz not null
);

create table tag_pull (
    tag_id    bigint      primary key references tag (tag_id) on delete cascade,
    pulled_at timestamptz not null
);

-- What an administrator has chosen at run time. A setting that nobody has touched has no row.
create table setting (
    name       text        collate "C" primary key,
    value      text        not null,
    updated_at timestamptz not null default now()
);

-- How far the store has been read again. One row, of all nodes together.
create table gc_scrub (
    only_row boolean     primary key default true check (only_row),
    position text        collate "C" not null default '',
    began_at timestamptz not null default now(),
    tries    integer     not null default 0,
    blobs    bigint      not null default 0,
    bytes    bigint      not null default 0,
    damaged  bigint      not null default 0
);

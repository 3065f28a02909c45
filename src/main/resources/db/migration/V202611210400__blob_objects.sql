-- One row per content and one object per row. The key is random, never derived from a name.
create table blob (
    digest      text        collate "C" primary key,
    storage_key text        collate "C" not null unique,
    size        bigint      not null check (size >= 0),
    suspect     boolean     not null default false,
    created_at  timestamptz not null default now()
);

-- Written before the bytes, so that what a crash leaves behind is found without listing the store.
create table pending_object (
    storage_key text        collate "C" primary key,
    node        text        not null,
    created_at  timestamptz not null default now()
);
create index pending_object_age on pending_object (created_at);

-- The only list of objects that may be deleted. A key in it never comes back to blob. One that was never published may lie
-- unfinished in the store.
create table tombstone (
    storage_key text        collate "C" primary key,
    published   boolean     not null,
    due         timestamptz not null
);
create index tombstone_due on tombstone (due);

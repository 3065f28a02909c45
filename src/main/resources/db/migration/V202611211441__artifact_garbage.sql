-- Garbage is found in the order in which it is worked off. Whatever is held for good has no gc_after and is in none of these.
drop index repository_blob_garbage;
create index repository_blob_garbage on repository_blob (gc_after, digest, repository_id) where gc_after is not null;
drop index manifest_garbage;
create index manifest_garbage on manifest (repository_id, digest) where gc_after is not null;
create index manifest_let_go on manifest (repository_id, digest) where let_go;

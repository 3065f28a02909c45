-- So that it can be told how many bytes wait and how many were deleted. 0 where it is not known.
alter table tombstone add column size bigint not null default 0;

-- A deleted repository is hidden at once and worked off by a job, which finds it here.
create index repository_hidden on repository (repository_id) where deleted_at is not null;

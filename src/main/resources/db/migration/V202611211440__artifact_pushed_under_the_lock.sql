-- Whoever decides about manifests and deletes them later asks whether they were pushed meanwhile. A push is dated when it holds the
-- repository's lock, not when its transaction began, which may be before a decision that did not see it.
alter table manifest alter column pushed_at set default clock_timestamp();
alter table tag alter column pushed_at set default clock_timestamp();

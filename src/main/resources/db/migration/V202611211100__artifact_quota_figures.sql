-- Whether another manifest of the project refers to a blob is asked by each push and each deletion.
alter table manifest_blob add column project_id bigint;
update manifest_blob mb set project_id = r.project_id from repository r where r.repository_id = mb.repository_id;
alter table manifest_blob alter column project_id set not null;
create index manifest_blob_by_project on manifest_blob (project_id, digest);

-- A project holds the bytes of its manifests, and each blob that they refer to once.
insert into quota_usage (project_id, used)
select project_id, sum(bytes)
from (select r.project_id, m.size as bytes from manifest m join repository r using (repository_id)
      union all
      select linked.project_id, b.size
      from (select distinct project_id, digest from manifest_blob) linked join blob b using (digest)) held
group by project_id
on conflict (project_id) do update set used = excluded.used, updated_at = now();

-- What a manifest is to people: derived from its bytes when it is pushed, so that a list reads no JSON. Everything has a default, since a
-- server of the version before may still be pushing; its rows show as UNKNOWN.
alter table manifest
    add column artifact_id        bigint generated always as identity,
    add column type               text   collate "C" not null default 'UNKNOWN',
    add column content_media_type text   collate "C" not null default '',
    add column config_digest      text   collate "C",
    add column content_size       bigint,
    add column icon_digest        text   collate "C",
    add column accessory_type     text   collate "C",
    add column accessory_subject  text   collate "C";

-- Where in the index a child stands, and what the index says of it: platform, annotations, urls.
alter table manifest_child
    add column position integer not null default 0,
    add column said     jsonb;

alter table tag add column tag_id bigint generated always as identity;

alter table repository
    add column description text        not null default '',
    add column updated_at  timestamptz not null default now();

-- The extra attributes of an artifact, read once from its config, as JSON. They can be read again at any time. It is text since jsonb
-- cannot hold every JSON, and nobody searches in it.
create table artifact_attributes (
    artifact_id bigint primary key,
    attributes  text   not null
);

-- A text may hold \u0000, which json can and jsonb cannot; such a manifest keeps the defaults.
create temporary table body on commit drop as
select repository_id, digest, media_type in ('application/vnd.oci.image.index.v1+json',
                                             'application/vnd.docker.distribution.manifest.list.v2+json') as is_index,
       case when pg_input_is_valid(convert_from(content, 'UTF8'), 'jsonb') then convert_from(content, 'UTF8')::jsonb end as json
from manifest;
delete from body where json is null;

update manifest m
set content_media_type = case
        when b.is_index then coalesce(m.annotations ->> 'org.opencontainers.artifactType', m.media_type)
        when m.annotations ->> 'module.wasm.image/variant' = 'compat' or m.annotations ->> 'run.oci.handler' = 'wasm'
            then 'application/vnd.wasm.config.v1+json'
        else coalesce(nullif(b.json #>> '{config,mediaType}', ''), 'application/octet-stream') end,
    config_digest = b.json #>> '{config,digest}',
    content_size = case when not b.is_index then least(9223372036854775807, m.size + (b.json #>> '{config,size}')::numeric + coalesce(
        (select sum((layer ->> 'size')::numeric)
         from jsonb_array_elements(case jsonb_typeof(b.json -> 'layers') when 'array' then b.json -> 'layers' else '[]' end) layer),
        0))::bigint end
from body b
where b.repository_id = m.repository_id and b.digest = m.digest;

update manifest
set type = case
        when content_media_type = 'application/vnd.wasm.config.v1+json' then 'WASM'
        when kind in ('application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json',
                      'application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json')
            then 'IMAGE'
        when kind = 'application/vnd.cncf.helm.config.v1+json' then 'CHART'
        when kind = 'application/vnd.cnab.manifest.v1' then 'CNAB'
        when kind = 'application/vnd.cncf.model.manifest.v1+json' then 'CNAI'
        when kind = 'application/vnd.goharbor.harbor.sbom.v1' then 'SBOM'
        else coalesce(upper(substring(content_media_type from '^application/vnd\.[^.]*\.(.*)\.config\.[^.]*\+json$')), 'UNKNOWN')
        end
from (select repository_id as r, digest as d, coalesce(artifact_type, content_media_type) as kind from manifest) kinds
where repository_id = r and digest = d and content_media_type <> '';

-- Children before the indexes that list them. An entry that is no manifest is a blob.
do $$
begin
    loop
        update manifest m
        set content_size = least(9223372036854775807, m.size
            + coalesce((select sum(c.content_size) from manifest_child k
                        join manifest c on c.repository_id = k.repository_id and c.digest = k.child
                        where k.repository_id = m.repository_id and k.parent = m.digest), 0)
            + coalesce((select sum(b.size) from manifest_blob mb join blob b using (digest)
                        where mb.repository_id = m.repository_id and mb.manifest = m.digest), 0))::bigint
        where m.content_size is null
          and not exists (select from manifest_child k
                          join manifest c on c.repository_id = k.repository_id and c.digest = k.child
                          where k.repository_id = m.repository_id and k.parent = m.digest and c.content_size is null);
        exit when not found;
    end loop;
end $$;

update manifest m
set icon_digest = (select layer ->> 'digest'
                   from jsonb_array_elements(case jsonb_typeof(b.json -> 'layers') when 'array' then b.json -> 'layers' else '[]' end) layer
                   where layer -> 'annotations' ? 'io.goharbor.artifact.v1alpha1.icon' limit 1)
from body b
where b.repository_id = m.repository_id and b.digest = m.digest and m.type not in ('IMAGE', 'CHART', 'CNAB', 'WASM', 'CNAI', 'SBOM');

update manifest m
set accessory_subject = m.subject,
    accessory_type = case
        when m.artifact_type = 'application/vnd.cncf.notary.signature' then 'signature.notation'
        when m.artifact_type in ('application/vnd.dev.cosign.artifact.sig.v1+json', 'application/vnd.dev.sigstore.bundle.v0.3+json')
            then 'signature.cosign'
        when m.artifact_type = 'application/vnd.goharbor.harbor.sbom.v1' then 'sbom.harbor'
        when m.artifact_type in ('application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json')
            and b.json #> '{layers,-1,annotations}' ? 'containerd.io/snapshot/nydus-bootstrap' then 'accelerator.nydus'
        else 'subject.accessory' end
from body b
where b.repository_id = m.repository_id and b.digest = m.digest and m.subject is not null;

update manifest m
set accessory_subject = 'sha256:' || substring(t.name from 8 for 64),
    accessory_type = case when t.name like '%.sig' then 'signature.cosign' else 'subject.accessory' end
from tag t
join body b on b.repository_id = t.repository_id and b.digest = t.digest
where m.repository_id = t.repository_id and m.digest = t.digest and m.subject is null
  and (t.name ~ '^sha256-[0-9a-f]{64}\.(att|sbom)$'
       or (t.name ~ '^sha256-[0-9a-f]{64}\.sig$'
           and jsonb_path_exists(b.json, '$.layers[*] ? (@.mediaType == "application/vnd.dev.cosign.simplesigning.v1+json")')));

update manifest_child k
set position = listed.position,
    said = nullif(jsonb_strip_nulls(jsonb_build_object(
        'platform', entry -> 'platform', 'annotations', entry -> 'annotations', 'urls', entry -> 'urls')), '{}')
from (select distinct on (b.repository_id, b.digest, entry ->> 'digest')
             b.repository_id, b.digest as parent, entry ->> 'digest' as child, position::integer, entry
      from body b, jsonb_array_elements(case jsonb_typeof(b.json -> 'manifests') when 'array' then b.json -> 'manifests' else '[]' end)
                   with ordinality as list (entry, position)
      where b.is_index
      order by b.repository_id, b.digest, entry ->> 'digest', position) listed
where listed.repository_id = k.repository_id and listed.parent = k.parent and listed.child = k.child;

update repository r
set updated_at = greatest(r.created_at, (select max(m.pushed_at) from manifest m where m.repository_id = r.repository_id));

create unique index manifest_artifact on manifest (artifact_id);
alter table artifact_attributes
    add foreign key (artifact_id) references manifest (artifact_id) on delete cascade;
create index manifest_shown on manifest (repository_id, pushed_at desc, artifact_id desc) where accessory_type is null;
create index manifest_by_accessory_subject on manifest (repository_id, accessory_subject) where accessory_subject is not null;
create index manifest_by_icon on manifest (icon_digest) where icon_digest is not null;
create unique index tag_by_id on tag (tag_id);
create index tag_of_manifest on tag (repository_id, digest, pushed_at desc, tag_id desc);
drop index tag_by_manifest;
create index repository_newest on repository (created_at desc, repository_id desc) where deleted_at is null;

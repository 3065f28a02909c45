-- A rule that freezes tags: those that the selector of tags means, in the repositories that the other one means. Two that mean the same are one.
create table immutability_rule (
    rule_id               bigint  generated always as identity primary key,
    project_id            bigint  not null references project (project_id),
    disabled              boolean not null default false,
    tag_decoration        text    not null,
    tag_pattern           text    not null,
    repository_decoration text    not null,
    repository_pattern    text    not null
);

-- Patterns may be longer than an entry of an index.
create unique index immutability_rule_covered on immutability_rule
    (project_id, tag_decoration, md5(tag_pattern), repository_decoration, md5(repository_pattern));

import { useState } from "preact/hooks";
import { remove } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Copy } from "../component/copy";
import { Confirm } from "../component/dialog";
import { Empty, tell } from "../component/notice";
import { State } from "../component/state";
import { containing, FilterBox, Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import { useProject } from "../project/project-page";
import type { ArtifactTabProps } from "./artifact-page";
import { TagName } from "./badge";
import { NewTag } from "./new-tag";
import { inApi, type Tag } from "./place";

/** The tags of an artifact; those that a rule has frozen are marked. */
export function TagList({ place, artifact, reload }: ArtifactTabProps) {
  const { t } = useSpeech();
  const { may } = useProject();
  const [isAdding, setAdding] = useState(false);
  const [going, setGoing] = useState<Tag | null>(null);
  const listing = useListing("-push_time");
  const path = { ...inApi(place), reference: artifact.digest };
  const tags = useGet("/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags", {
    path,
    query: { ...listing.query, q: containing("name", listing.filter), with_immutable_status: true },
  });
  const changed = () => {
    tags.reload();
    reload();
  };
  const removeTag = async (tag: Tag) => {
    await remove("/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags/{tag_name}", {
      path: { ...path, tag_name: tag.name },
    });
    changed();
    tell(t("artifact.tag.deleted", { name: tag.name }));
  };
  return (
    <section class="panel">
      <div class="filterline">
        <FilterBox label={t("artifact.tag.filter")} />
        {may("create", "tag") && (
          <button type="button" class="btn btn-outline-secondary ms-auto" onClick={() => setAdding(true)}>
            {t("artifact.tag.add")}
          </button>
        )}
      </div>
      <Table
        label={t("artifact.tags")}
        asked={tags}
        listing={listing}
        keyOf={(tag) => tag.id}
        empty={<Empty title={t("artifact.tag.none")} />}
        columns={[
          {
            title: t("artifact.tag.name"),
            sort: "name",
            show: (tag) => (
              <span class="d-inline-flex align-items-center mw-100">
                <TagName tag={tag} />
                <Copy text={tag.name} label={t("artifact.tag.copy", { name: tag.name })} />
              </span>
            ),
          },
          {
            title: t("artifact.tag.state"),
            show: (tag) => tag.immutable && <State meaning="neutral">{t("artifact.frozen")}</State>,
          },
          { title: t("artifact.pushed"), sort: "push_time", show: (tag) => <Ago time={tag.push_time} /> },
          { title: t("artifact.pulled"), sort: "pull_time", show: (tag) => <Ago time={tag.pull_time} /> },
          may("delete", "tag") && {
            title: t("component.more"),
            quiet: true,
            show: (tag) =>
              !tag.immutable && (
                <button
                  type="button"
                  class="btn btn-outline-danger btn-sm"
                  aria-label={t("artifact.tag.delete", { name: tag.name })}
                  onClick={() => setGoing(tag)}
                >
                  {t("component.delete")}
                </button>
              ),
          },
        ]}
      />
      {isAdding && <NewTag place={place} artifact={artifact} onClose={() => setAdding(false)} onDone={changed} />}
      {going && (
        <Confirm
          title={t("artifact.tag.delete", { name: going.name })}
          act={t("component.delete")}
          onConfirm={() => removeTag(going)}
          onClose={() => setGoing(null)}
        >
          <p class="mb-0">{t(tags.total > 1 ? "artifact.tag.deleteWhat" : "artifact.tag.deleteLast")}</p>
        </Confirm>
      )}
    </section>
  );
}

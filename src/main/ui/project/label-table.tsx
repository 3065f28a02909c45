import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { LabelTag } from "../component/label-tag";
import { Menu } from "../component/menu";
import { Empty } from "../component/notice";
import { FilterBox, Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import { DeleteLabel, type Label, LabelDialog } from "./label-dialogs";

interface LabelTableProps {
  /** Whose labels are shown; those of all projects without one. */
  projectId?: number;
  mayCreate: boolean;
  mayUpdate: boolean;
  mayDelete: boolean;
}

type Doing = { act: "new" } | { act: "edit" | "delete"; label: Label };

/** The labels of a project, or those of all. */
export function LabelTable({ projectId, mayCreate, mayUpdate, mayDelete }: LabelTableProps) {
  const { t } = useSpeech();
  const [doing, setDoing] = useState<Doing>();
  const listing = useListing("name");
  const labels = useGet("/labels", {
    query: {
      ...listing.query,
      name: listing.filter,
      ...(projectId === undefined ? { scope: "g" } : { scope: "p", project_id: projectId }),
    },
  });
  const done = { onClose: () => setDoing(undefined), onDone: labels.reload };
  const create = mayCreate && (
    <button type="button" class="btn btn-primary" onClick={() => setDoing({ act: "new" })}>
      {t("project.newLabel")}
    </button>
  );
  return (
    <section class="panel">
      <div class="filterline">
        <FilterBox label={t("project.filter")} />
        {create && <span class="ms-auto">{create}</span>}
      </div>
      <Table
        label={t("project.tab.labels")}
        asked={labels}
        listing={listing}
        keyOf={(label) => label.id}
        empty={
          <Empty title={t("project.noLabels")}>
            <p>{t("project.noLabelsHint")}</p>
            {create}
          </Empty>
        }
        columns={[
          {
            title: t("project.label"),
            sort: "name",
            show: (label) => <LabelTag name={label.name} color={label.color} />,
          },
          {
            title: t("project.description"),
            class: "d-none d-md-table-cell",
            show: (label) => <span class="text-break">{label.description}</span>,
          },
          {
            title: t("project.created"),
            sort: "creation_time",
            class: "d-none d-sm-table-cell",
            show: (label) => <Ago time={label.creation_time} />,
          },
          (mayUpdate || mayDelete) && {
            title: t("component.acts"),
            quiet: true,
            number: true,
            show: (label) => (
              <Menu
                label={t("project.actsOf", { name: label.name })}
                items={[
                  mayUpdate && { label: t("component.edit"), act: () => setDoing({ act: "edit", label }) },
                  mayDelete && {
                    label: t("component.delete"),
                    danger: true,
                    act: () => setDoing({ act: "delete", label }),
                  },
                ]}
              />
            ),
          },
        ]}
      />
      {doing?.act === "new" && <LabelDialog projectId={projectId} {...done} />}
      {doing?.act === "edit" && <LabelDialog projectId={projectId} label={doing.label} {...done} />}
      {doing?.act === "delete" && <DeleteLabel label={doing.label} {...done} />}
    </section>
  );
}

import people from "bootstrap-icons/icons/people.svg";
import person from "bootstrap-icons/icons/person.svg";
import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { Icon } from "../component/icon";
import { Menu } from "../component/menu";
import { Empty } from "../component/notice";
import { FilterBox, Table, useListing } from "../component/table";
import { AddMember, ChangeRole, type Member, RemoveMember } from "./member-dialogs";
import { ProjectPage, useProject } from "./project-page";
import { roleKey } from "./role";

/** Who belongs to a project, and as what. */
export default function MembersPage({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <Members />
    </ProjectPage>
  );
}

type Doing = { what: "add" } | { what: "change" | "remove"; member: Member };

function Members() {
  const { t } = useSpeech();
  const { project, may } = useProject();
  const [doing, setDoing] = useState<Doing>();
  const listing = useListing();
  const members = useGet("/projects/{project_name_or_id}/members", {
    path: { project_name_or_id: project.name },
    query: { page: listing.query.page, page_size: listing.query.page_size, entityname: listing.filter },
  });
  const done = { onClose: () => setDoing(undefined), onDone: members.reload };
  const mayChange = may("update", "member");
  const mayRemove = may("delete", "member");
  return (
    <section class="panel">
      <div class="filterline">
        <FilterBox label={t("project.filter")} />
        {may("create", "member") && (
          <button type="button" class="btn btn-primary ms-auto" onClick={() => setDoing({ what: "add" })}>
            {t("project.addMember")}
          </button>
        )}
      </div>
      <Table
        label={t("project.tab.members")}
        asked={members}
        listing={listing}
        keyOf={(member) => member.id}
        empty={<Empty title={t("project.noMembers")} />}
        columns={[
          { title: t("project.name"), show: (member) => <Who member={member} /> },
          {
            title: t("project.kind"),
            class: "d-none d-md-table-cell",
            show: (member) => t(member.entity_type === "g" ? "project.group" : "project.person"),
          },
          { title: t("project.roleOf"), show: (member) => <RoleOf member={member} /> },
          (mayChange || mayRemove) && {
            title: t("component.acts"),
            quiet: true,
            number: true,
            show: (member) => (
              <Menu
                label={t("project.actsOf", { name: member.entity_name })}
                items={[
                  mayChange && {
                    label: t("project.changeRoleShort"),
                    act: () => setDoing({ what: "change", member }),
                  },
                  mayRemove && {
                    label: t("project.removeIt"),
                    danger: true,
                    act: () => setDoing({ what: "remove", member }),
                  },
                ]}
              />
            ),
          },
        ]}
      />
      {doing?.what === "add" && <AddMember {...done} />}
      {doing?.what === "change" && <ChangeRole member={doing.member} {...done} />}
      {doing?.what === "remove" && <RemoveMember member={doing.member} {...done} />}
    </section>
  );
}

function Who({ member }: { member: Member }) {
  return (
    <span class="cut name" title={member.entity_name}>
      <Icon svg={member.entity_type === "g" ? people : person} /> {member.entity_name}
    </span>
  );
}

function RoleOf({ member }: { member: Member }) {
  const { t } = useSpeech();
  const key = roleKey(member.role_id);
  return <>{key ? t(key) : member.role_name}</>;
}

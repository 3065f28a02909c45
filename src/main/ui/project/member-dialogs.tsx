import { useState } from "preact/hooks";
import { post, put, remove } from "../api/client";
import type { components } from "../api/schema";
import { useSpeech } from "../app/language";
import { Confirm, FormDialog } from "../component/dialog";
import { tell } from "../component/notice";
import { type Candidate, MemberPicker } from "./member-picker";
import { useProject } from "./project-page";
import { DEVELOPER, roleKey } from "./role";
import { RoleChoice } from "./role-choice";

export type Member = components["schemas"]["MemberReply"];

interface DialogProps {
  onClose: () => void;
  /** After the members are others than before. */
  onDone: () => void;
}

export function AddMember({ onClose, onDone }: DialogProps) {
  const { t } = useSpeech();
  const { project } = useProject();
  const [chosen, setChosen] = useState<Candidate>();
  const [role, setRole] = useState(DEVELOPER);
  const add = async () => {
    if (chosen === undefined) {
      return;
    }
    await post("/projects/{project_name_or_id}/members", {
      path: { project_name_or_id: project.name },
      body: {
        role_id: role,
        ...(chosen.kind === "group" ? { member_group: { id: chosen.id } } : { member_user: { user_id: chosen.id } }),
      },
    });
    tell(t("project.memberAdded", { name: chosen.name }));
    onDone();
  };
  return (
    <FormDialog
      title={t("project.addMember")}
      act={t("project.add")}
      disabled={chosen === undefined}
      onSubmit={add}
      onClose={onClose}
    >
      <MemberPicker chosen={chosen} onChoose={setChosen} />
      <RoleChoice value={role} onChange={setRole} />
    </FormDialog>
  );
}

export function ChangeRole({ member, onClose, onDone }: DialogProps & { member: Member }) {
  const { t } = useSpeech();
  const { project } = useProject();
  const [role, setRole] = useState(member.role_id);
  const change = async () => {
    await put("/projects/{project_name_or_id}/members/{mid}", {
      path: { project_name_or_id: project.name, mid: member.id },
      body: { role_id: role },
    });
    const key = roleKey(role);
    tell(t("project.roleChanged", { name: member.entity_name, role: key ? t(key) : "" }));
    onDone();
  };
  return (
    <FormDialog
      title={t("project.changeRole", { name: member.entity_name })}
      act={t("component.save")}
      disabled={role === member.role_id}
      onSubmit={change}
      onClose={onClose}
    >
      <RoleChoice value={role} onChange={setRole} />
    </FormDialog>
  );
}

export function RemoveMember({ member, onClose, onDone }: DialogProps & { member: Member }) {
  const { t } = useSpeech();
  const { project } = useProject();
  const away = async () => {
    await remove("/projects/{project_name_or_id}/members/{mid}", {
      path: { project_name_or_id: project.name, mid: member.id },
    });
    tell(t("project.memberRemoved", { name: member.entity_name }));
    onDone();
  };
  return (
    <Confirm
      title={t("project.removeMember", { name: member.entity_name })}
      act={t("project.removeIt")}
      onConfirm={away}
      onClose={onClose}
    >
      <p>{t(member.entity_type === "g" ? "project.removeGroupHint" : "project.removePersonHint")}</p>
    </Confirm>
  );
}

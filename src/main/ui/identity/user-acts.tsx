import { useState } from "preact/hooks";
import { put, remove } from "../api/client";
import { useSpeech } from "../app/language";
import { navigate } from "../app/router";
import { type User, useSession } from "../app/session";
import { Confirm } from "../component/dialog";
import { Menu } from "../component/menu";
import { tell } from "../component/notice";
import { PasswordDialog } from "./password-dialog";

interface UserActsProps {
  user: User;
  /** How many accounts at providers go with it. */
  links: number;
  onChanged: () => void;
}

type Asking = "administrator" | "auditor" | "disabled" | "password" | "delete";

/** What an administrator may do with an account. One's own is neither disabled nor deleted, and the first administrator stays. */
export function UserActs({ user, links, onChanged }: UserActsProps) {
  const { t } = useSpeech();
  const { user: self } = useSession();
  const [asking, setAsking] = useState<Asking | null>(null);
  const isOwn = user.user_id === self?.user_id;
  const close = () => setAsking(null);
  const ask = (what: Asking) => () => setAsking(what);
  return (
    <>
      <Menu
        items={[
          {
            label: t(user.sysadmin_flag ? "identity.act.noAdministrator" : "identity.act.administrator"),
            act: ask("administrator"),
          },
          { label: t(user.auditor_flag ? "identity.act.noAuditor" : "identity.act.auditor"), act: ask("auditor") },
          !isOwn && { label: t("identity.password.setAct"), act: ask("password") },
          !isOwn && { label: t(user.disabled ? "identity.act.enable" : "identity.act.disable"), act: ask("disabled") },
          !isOwn && user.username !== "admin" && { label: t("component.delete"), danger: true, act: ask("delete") },
        ]}
      >
        {t("identity.act.menu")}
      </Menu>
      {asking === "password" && <PasswordDialog user={user} onClose={close} />}
      {asking === "delete" && <Delete user={user} links={links} onClose={close} />}
      {(asking === "administrator" || asking === "auditor" || asking === "disabled") && (
        <Turn user={user} what={asking} onTurned={onChanged} onClose={close} />
      )}
    </>
  );
}

interface TurnProps {
  user: User;
  what: "administrator" | "auditor" | "disabled";
  onTurned: () => void;
  onClose: () => void;
}

/** Gives or takes one of the things that somebody is or is not. */
function Turn({ user, what, onTurned, onClose }: TurnProps) {
  const { t } = useSpeech();
  const path = { user_id: user.user_id };
  const { isOn, set, on, off } = {
    administrator: {
      isOn: user.sysadmin_flag,
      set: () => put("/users/{user_id}/sysadmin", { path, body: { sysadmin_flag: !user.sysadmin_flag } }),
      on: ["identity.act.administrator", "identity.act.administratorWhat"] as const,
      off: ["identity.act.noAdministrator", "identity.act.noAdministratorWhat"] as const,
    },
    auditor: {
      isOn: user.auditor_flag,
      set: () => put("/users/{user_id}/auditor", { path, body: { auditor_flag: !user.auditor_flag } }),
      on: ["identity.act.auditor", "identity.act.auditorWhat"] as const,
      off: ["identity.act.noAuditor", "identity.act.noAuditorWhat"] as const,
    },
    disabled: {
      isOn: user.disabled,
      set: () => put("/users/{user_id}/disabled", { path, body: { disabled: !user.disabled } }),
      on: ["identity.act.disable", "identity.act.disableWhat"] as const,
      off: ["identity.act.enable", "identity.act.enableWhat"] as const,
    },
  }[what];
  const [act, explanation] = isOn ? off : on;
  const turn = async () => {
    await set();
    tell(t("component.saved"));
    onTurned();
  };
  return (
    <Confirm title={`${t(act)}: ${user.username}`} act={t(act)} onConfirm={turn} onClose={onClose}>
      <p>{t(explanation)}</p>
    </Confirm>
  );
}

function Delete({ user, links, onClose }: { user: User; links: number; onClose: () => void }) {
  const { t } = useSpeech();
  const del = async () => {
    await remove("/users/{user_id}", { path: { user_id: user.user_id } });
    tell(t("identity.user.gone", { name: user.username }));
    navigate("/admin/users", true);
  };
  return (
    <Confirm title={t("identity.user.deleteTitle", { name: user.username })} act={t("component.delete")} onConfirm={del} onClose={onClose}>
      <p>{t("identity.user.deleteWhat")}</p>
      {links > 0 && <p>{t("identity.user.deleteLinks", { count: links })}</p>}
      <p class="mb-0">{t("identity.user.deleteRather")}</p>
    </Confirm>
  );
}

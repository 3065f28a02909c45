import { useState } from "preact/hooks";
import { put } from "../api/client";
import { useSpeech } from "../app/language";
import { type User, useSession } from "../app/session";
import { useWork } from "../component/dialog";
import { TextField } from "../component/field";
import { tell } from "../component/notice";
import { Refusal, refusalOf } from "../component/refusal";
import { isGoodPassword, NewPassword } from "./new-password";
import { signIn } from "./sign-in";

const CURRENT = "the current password";

/** One's own password. All sessions end with the old one; this one is opened anew. */
export function OwnPassword({ user, isLinked }: { user: User; isLinked: boolean }) {
  const { t } = useSpeech();
  const { reload } = useSession();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const { work, busy, error } = useWork(async () => {
    const body = { old_password: current, new_password: password };
    await put("/users/{user_id}/password", { path: { user_id: user.user_id }, body });
    await signIn(user.username, password);
  });
  const change = async (event: Event) => {
    event.preventDefault();
    if (await work()) {
      setCurrent("");
      setPassword("");
      await reload();
      tell(t("identity.password.changed"));
    }
  };
  const refused = refusalOf(error, CURRENT);
  return (
    <form onSubmit={change} noValidate class="settings">
      {isLinked && <p>{t("identity.password.elsewhere")}</p>}
      <input type="text" autoComplete="username" value={user.username} readOnly hidden />
      <TextField
        label={t("identity.password.current")}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={refused}
        required
      />
      <NewPassword
        label={t("identity.password.new")}
        value={password}
        onChange={setPassword}
        error={refused ? undefined : refusalOf(error, "password")}
      />
      <Refusal error={error} besides={["password"]} />
      <p class="form-text">{t("identity.password.sessions")}</p>
      <button type="submit" class="btn btn-primary" disabled={busy || current === "" || !isGoodPassword(password)}>
        {t("identity.password.change")}
      </button>
    </form>
  );
}

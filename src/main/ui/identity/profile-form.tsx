import { useState } from "preact/hooks";
import { put } from "../api/client";
import { useSpeech } from "../app/language";
import type { User } from "../app/session";
import { useWork } from "../component/dialog";
import { TextField } from "../component/field";
import { tell } from "../component/notice";
import { Refusal, refusalOf } from "../component/refusal";

interface ProfileFormProps {
  user: User;
  /** Their owner proves that it is they before the e-mail address changes. */
  isOwn: boolean;
  onSaved: () => void | Promise<void>;
}

/** What somebody says of themselves. */
export function ProfileForm({ user, isOwn, onSaved }: ProfileFormProps) {
  const { t } = useSpeech();
  const [email, setEmail] = useState(user.email ?? "");
  const [realname, setRealname] = useState(user.realname ?? "");
  const [comment, setComment] = useState(user.comment ?? "");
  const [password, setPassword] = useState("");
  const needsPassword = isOwn && email !== (user.email ?? "");
  const proof = needsPassword ? { current_password: password } : {};
  const { work, busy, error } = useWork(() =>
    put("/users/{user_id}", { path: { user_id: user.user_id }, body: { email, realname, comment, ...proof } }),
  );
  const save = async (event: Event) => {
    event.preventDefault();
    if (await work()) {
      setPassword("");
      await onSaved();
      tell(t("component.saved"));
    }
  };
  return (
    <form onSubmit={save} noValidate class="settings">
      <TextField label={t("identity.realname")} value={realname} onChange={setRealname} error={refusalOf(error, "realname")} />
      <TextField
        label={t("identity.email")}
        type="email"
        value={email}
        onChange={setEmail}
        error={refusalOf(error, "email") ?? refusalOf(error, "e-mail")}
      />
      {needsPassword && (
        <TextField
          label={t("identity.password.current")}
          hint={t("identity.password.currentForEmail")}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={refusalOf(error, "password")}
        />
      )}
      <TextField label={t("identity.comment")} value={comment} onChange={setComment} error={refusalOf(error, "comment")} />
      <Refusal error={error} besides={["realname", "email", "e-mail", "comment", ...(needsPassword ? ["password"] : [])]} />
      <button type="submit" class="btn btn-primary" disabled={busy}>
        {t("component.save")}
      </button>
    </form>
  );
}

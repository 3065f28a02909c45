import { useState } from "preact/hooks";
import { put } from "../api/client";
import { useSpeech } from "../app/language";
import type { User } from "../app/session";
import { FormDialog } from "../component/dialog";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";
import { isGoodPassword, NewPassword } from "./new-password";

/** An administrator gives somebody another password. */
export function PasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useSpeech();
  const [password, setPassword] = useState("");
  const set = async () => {
    await put("/users/{user_id}/password", { path: { user_id: user.user_id }, body: { new_password: password } });
    tell(t("identity.password.set", { name: user.username }));
  };
  return (
    <FormDialog
      title={t("identity.password.setTitle", { name: user.username })}
      act={t("identity.password.setAct")}
      disabled={!isGoodPassword(password)}
      fields={["password"]}
      onSubmit={set}
      onClose={onClose}
    >
      {(error) => (
        <>
          <NewPassword
            label={t("identity.password.new")}
            value={password}
            onChange={setPassword}
            error={refusalOf(error, "password")}
          />
          <p>{t("identity.password.setWhat")}</p>
        </>
      )}
    </FormDialog>
  );
}

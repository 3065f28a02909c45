import { useState } from "preact/hooks";
import { put } from "../api/client";
import { useSpeech } from "../app/language";
import type { User } from "../app/session";
import { Confirm } from "../component/dialog";
import { SecretDialog } from "../component/secret";

/** Makes a CLI secret in the place of the one before, and shows it once. */
export function CliSecret({ user }: { user: User }) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const make = async () => {
    const made = await put("/users/{user_id}/cli_secret", { path: { user_id: user.user_id }, body: {} });
    setSecret(made.data.secret ?? null);
  };
  return (
    <>
      <p>{t("identity.cli.what")}</p>
      <button type="button" class="btn btn-outline-secondary" onClick={() => setAsking(true)}>
        {t("identity.cli.act")}
      </button>
      {asking && (
        <Confirm title={t("identity.cli.act")} act={t("identity.cli.act")} onConfirm={make} onClose={() => setAsking(false)}>
          <p>{t("identity.cli.replaces")}</p>
        </Confirm>
      )}
      {secret !== null && (
        <SecretDialog title={t("identity.cli.title")} name={user.username} secret={secret} onClose={() => setSecret(null)} />
      )}
    </>
  );
}

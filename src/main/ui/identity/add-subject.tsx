import { useState } from "preact/hooks";
import { post } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import type { User } from "../app/session";
import { FormDialog } from "../component/dialog";
import { SelectField, TextField } from "../component/field";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";

interface AddSubjectProps {
  user: User;
  onLinked: () => void;
  onClose: () => void;
}

/** An administrator says which account at a provider is somebody's, by the provider's lasting key. */
export function AddSubject({ user, onLinked, onClose }: AddSubjectProps) {
  const { t } = useSpeech();
  const providers = useGet("/providers", {});
  const [chosen, setChosen] = useState("");
  const [subject, setSubject] = useState("");
  const [name, setName] = useState("");
  const known = providers.data ?? [];
  const provider = chosen || String(known[0]?.id ?? "");
  const link = async () => {
    await post("/users/{user_id}/links", {
      path: { user_id: user.user_id },
      body: { provider_id: Number(provider), subject, ...(name ? { username: name } : {}) },
    });
    tell(t("component.saved"));
    onLinked();
  };
  return (
    <FormDialog
      title={t("identity.link.addTitle", { name: user.username })}
      act={t("identity.link.add")}
      disabled={provider === "" || subject === ""}
      fields={["subject", "username"]}
      onSubmit={link}
      onClose={onClose}
    >
      {(error) =>
        known.length === 0 ? (
          <p>{t("identity.link.noProvider")}</p>
        ) : (
          <>
            <SelectField
              label={t("identity.link.provider")}
              value={provider}
              onChange={setChosen}
              options={known.map((one) => [String(one.id), one.name] as const)}
            />
            <TextField
              label={t("identity.link.subject")}
              hint={t("identity.link.subjectHint")}
              value={subject}
              onChange={setSubject}
              error={refusalOf(error, "subject")}
              required
            />
            <TextField
              label={t("identity.link.name")}
              hint={t("identity.optional")}
              value={name}
              onChange={setName}
              error={refusalOf(error, "username")}
            />
          </>
        )
      }
    </FormDialog>
  );
}

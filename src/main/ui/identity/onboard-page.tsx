import { useState } from "preact/hooks";
import { form } from "../api/client";
import { useSpeech } from "../app/language";
import { isOwnPage, usePlace } from "../app/router";
import { useWork } from "../component/dialog";
import { TextField } from "../component/field";
import { Refusal, refusalOf } from "../component/refusal";
import { Alone } from "./alone";
import { NAME_RULE } from "./person-fields";

/** Where somebody whom an issuer has vouched for chooses the name that they will have here. */
export default function OnboardPage() {
  const { t } = useSpeech();
  const { query } = usePlace();
  const suggestion = query.get("username") ?? "";
  const [name, setName] = useState(suggestion);
  const { work, busy, error } = useWork(async () => {
    const { data } = await form("/c/oidc/onboard", { username: name });
    location.replace(redirectOf(data));
  });
  const submit = (event: Event) => {
    event.preventDefault();
    void work();
  };
  return (
    <Alone title={t("identity.onboard.title")}>
      <p>{t("identity.onboard.what")}</p>
      {query.get("refused") === "true" && <p>{t("identity.onboard.refused")}</p>}
      <form onSubmit={submit} noValidate>
        <TextField
          label={t("identity.name")}
          hint={t("identity.name.rule")}
          rule={NAME_RULE}
          value={name}
          onChange={setName}
          error={refusalOf(error, "username")}
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          autoFocus
          required
        />
        <Refusal error={error} besides={["username"]} />
        <button type="submit" class="btn btn-primary w-100" disabled={busy || name === ""}>
          {t("identity.onboard.act")}
        </button>
      </form>
    </Alone>
  );
}

/** Where the server sends people then, which is a page of ours. */
function redirectOf(answer: unknown): string {
  const isObject = typeof answer === "object" && answer !== null && "redirect_location" in answer;
  const to = isObject ? String(answer.redirect_location) : "/";
  return isOwnPage(to) ? to : "/";
}

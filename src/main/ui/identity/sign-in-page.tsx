import { useEffect, useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { Link, navigate, usePlace } from "../app/router";
import { useSession } from "../app/session";
import { useWork } from "../component/dialog";
import { TextField } from "../component/field";
import { Loading } from "../component/notice";
import { State } from "../component/state";
import { Alone } from "./alone";
import { destination, issuerAddress, issuers, reason, signIn } from "./sign-in";

/** Where people prove who they are: by a name and a password, or at an issuer. */
export default function SignInPage() {
  const { t } = useSpeech();
  const { user, server } = useSession();
  const { query } = usePlace();
  const to = destination(query);
  const [first] = issuers(server);
  const leadsAway = server.primary_auth_mode && first?.primary === true && !query.has("local");
  useEffect(() => {
    if (user !== null) {
      navigate(to, true);
    } else if (leadsAway && first !== undefined) {
      location.replace(issuerAddress(first, to));
    }
  }, [user, leadsAway]);
  if (user !== null || leadsAway) {
    return <Loading />;
  }
  return (
    <Alone title={t("identity.signIn.title")}>
      <PasswordForm />
      <Issuers to={to} />
      {server.self_registration && (
        <p class="mt-3 mb-0">
          {t("identity.signIn.noAccount")}{" "}
          <Link href={`/account/register?${new URLSearchParams({ to })}`}>{t("identity.register.title")}</Link>
        </p>
      )}
    </Alone>
  );
}

function PasswordForm() {
  const { t } = useSpeech();
  const { server, reload } = useSession();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const { work, busy, error } = useWork(() => signIn(name, password));
  const hasDirectory = server.sign_in_providers.some((provider) => provider.kind === "ldap");
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await work()) {
      await reload();
    } else {
      setPassword("");
    }
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label={t("identity.name")}
        value={name}
        onChange={setName}
        autoComplete="username"
        autoCapitalize="none"
        spellcheck={false}
        autoFocus
        required
      />
      <TextField
        label={t("identity.password")}
        hint={hasDirectory && t("identity.signIn.directory")}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      {error && (
        <p role="alert">
          <State meaning={error.isAway ? "attention" : "bad"}>
            <span class="text-wrap">{t(reason(error))}</span>
          </State>
        </p>
      )}
      <button type="submit" class="btn btn-primary w-100" disabled={busy}>
        {t("identity.signIn.act")}
      </button>
    </form>
  );
}

function Issuers({ to }: { to: string }) {
  const { t } = useSpeech();
  const { server } = useSession();
  const shown = issuers(server);
  if (shown.length === 0) {
    return null;
  }
  return (
    <>
      <div class="or">{t("identity.signIn.or")}</div>
      <div class="d-grid gap-2">
        {shown.map((issuer) => (
          <a key={issuer.id} class="btn btn-outline-secondary text-break" href={issuerAddress(issuer, to)}>
            {t("identity.signIn.by", { name: issuer.name })}
          </a>
        ))}
      </div>
    </>
  );
}

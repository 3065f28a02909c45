import { post } from "../../api/client";
import { NoSuchPage } from "../../app/app";
import { useSpeech } from "../../app/language";
import { navigate } from "../../app/router";
import type { Params } from "../../app/routes";
import { useSession } from "../../app/session";
import { Command } from "../../component/copy";
import { tell } from "../../component/notice";
import { PageTitle } from "../../component/page";
import { ProviderForm } from "./provider-form";
import { BLANK, type Fields, type Kind, kindOf, settingsOf } from "./shapes";

/** A directory or an issuer that people are to sign in by. */
export default function NewProviderPage({ params }: { params: Params }) {
  const kind = kindOf(params["kind"]);
  return kind === null ? <NoSuchPage /> : <NewProvider key={kind} kind={kind} />;
}

function NewProvider({ kind }: { kind: Kind }) {
  const { t } = useSpeech();
  const { reload } = useSession();
  const make = (name: string, fields: Fields) => post("/providers", { body: { name, kind, ...settingsOf(kind, fields) } });
  const made = () => {
    tell(t("identity.provider.made"));
    void reload();
    navigate("/admin/providers", true);
  };
  return (
    <>
      <PageTitle title={t(kind === "ldap" ? "identity.provider.newLdap" : "identity.provider.newOidc")} />
      <ProviderForm
        kind={kind}
        name=""
        fields={BLANK[kind]}
        hasSecret={false}
        mayChange
        act={t("identity.provider.make")}
        onSave={make}
        onSaved={made}
      >
        {kind === "oidc" && <RedirectAddresses />}
      </ProviderForm>
    </>
  );
}

/** What the client at the issuer has to be told. */
export function RedirectAddresses() {
  const { t } = useSpeech();
  const { server } = useSession();
  const base = server.external_url ?? location.origin;
  return (
    <>
      <p class="mb-1">{t("identity.oidc.redirect")}</p>
      <Command text={`${base}/c/oidc/callback`} />
      <p class="mb-1">{t("identity.oidc.redirectOut")}</p>
      <Command text={`${base}/account/sign-in`} />
    </>
  );
}

import { put } from "../../api/client";
import { useGet } from "../../api/use-get";
import { NoSuchPage } from "../../app/app";
import { useSpeech } from "../../app/language";
import { navigate } from "../../app/router";
import type { Params } from "../../app/routes";
import { isAdministrator, useSession } from "../../app/session";
import { Failure, Loading, tell } from "../../component/notice";
import { PageTitle } from "../../component/page";
import { ImportPeople } from "./import-people";
import { RedirectAddresses } from "./new-provider-page";
import { ProviderActs } from "./provider-acts";
import { ProviderForm } from "./provider-form";
import { ProviderState } from "./provider-state";
import { type Fields, kindOf, type Provider, settingsOf } from "./shapes";

/** One provider, with all of its settings but the secret. */
export default function ProviderPage({ params }: { params: Params }) {
  const asked = useGet("/providers/{provider_id}", { path: { provider_id: Number(params["id"]) } });
  if (asked.error?.status === 404 || asked.error?.status === 400) {
    return <NoSuchPage />;
  }
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return <Shown provider={asked.data} reload={asked.reload} />;
}

function Shown({ provider, reload }: { provider: Provider; reload: () => void }) {
  const { t } = useSpeech();
  const { user, reload: reloadSession } = useSession();
  const kind = kindOf(provider.kind) ?? "ldap";
  const mayChange = isAdministrator(user);
  const save = (name: string, fields: Fields) =>
    put("/providers/{provider_id}", {
      path: { provider_id: provider.id },
      body: { name, revision: provider.revision, ...settingsOf(kind, fields) },
    });
  const changed = () => {
    reload();
    void reloadSession();
  };
  const saved = () => {
    tell(t("component.saved"));
    changed();
  };
  return (
    <>
      <PageTitle
        title={provider.name}
        acts={mayChange && <ProviderActs provider={provider} onChanged={changed} onGone={() => navigate("/admin/providers", true)} />}
      >
        <ProviderState provider={provider} />
      </PageTitle>
      {kind === "ldap" && mayChange && provider.enabled && <ImportPeople providerId={provider.id} />}
      <ProviderForm
        key={provider.revision}
        kind={kind}
        id={provider.id}
        name={provider.name}
        fields={provider.ldap ?? provider.oidc ?? {}}
        hasSecret={provider.secret_set}
        mayChange={mayChange}
        act={t("component.save")}
        onSave={save}
        onSaved={saved}
      >
        {kind === "oidc" && <RedirectAddresses />}
      </ProviderForm>
    </>
  );
}

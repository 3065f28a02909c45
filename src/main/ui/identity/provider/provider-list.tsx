import { useGet } from "../../api/use-get";
import { useSpeech } from "../../app/language";
import { Link, navigate } from "../../app/router";
import { isAdministrator, useSession } from "../../app/session";
import { Menu } from "../../component/menu";
import { Empty } from "../../component/notice";
import { PageTitle } from "../../component/page";
import { Table } from "../../component/table";
import { Ago, Cut } from "../../component/values";
import { ProviderState } from "./provider-state";

/** The directories and issuers that stand side by side. There are few, so they come on one page. */
export default function ProviderList() {
  const { t } = useSpeech();
  const { user } = useSession();
  const providers = useGet("/providers", {});
  return (
    <>
      <PageTitle
        title={t("app.admin.providers")}
        acts={
          isAdministrator(user) && (
            <Menu
              items={[
                { label: t("identity.provider.newLdap"), act: () => navigate("/admin/providers/new/ldap") },
                { label: t("identity.provider.newOidc"), act: () => navigate("/admin/providers/new/oidc") },
              ]}
            >
              {t("identity.provider.new")}
            </Menu>
          )
        }
      />
      <section class="panel">
        <p class="muted">{t("identity.provider.what")}</p>
        <Table
          label={t("app.admin.providers")}
          asked={providers}
          keyOf={(provider) => provider.id}
          empty={
            <Empty title={t("identity.provider.none")}>
              <p>{t("identity.provider.noneHint")}</p>
            </Empty>
          }
          columns={[
            {
              title: t("identity.provider.name"),
              show: (provider) => (
                <Link href={`/admin/providers/${provider.id}`}>
                  <Cut text={provider.name} />
                </Link>
              ),
            },
            { title: t("identity.provider.state"), show: (provider) => <ProviderState provider={provider} /> },
            {
              title: t("identity.provider.kind"),
              show: (provider) => t(provider.kind === "ldap" ? "identity.provider.ldap" : "identity.provider.oidc"),
            },
            {
              title: t("identity.provider.address"),
              show: (provider) => <Cut text={provider.ldap?.url ?? provider.oidc?.endpoint} mono />,
            },
            { title: t("identity.provider.changed"), show: (provider) => <Ago time={provider.update_time} /> },
          ]}
        />
      </section>
    </>
  );
}

import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { Failure, Loading } from "../component/notice";
import { PageTitle } from "../component/page";
import { GROUPS } from "./groups";
import { SettingGroup } from "./setting-group";

/** What administrators change while the server runs; auditors read it. */
export default function ConfigurationPage() {
  const { t } = useSpeech();
  const { user, reload } = useSession();
  const settings = useGet("/configurations", {});
  const saved = async () => {
    settings.reload();
    await reload();
  };
  return (
    <>
      <PageTitle title={t("app.admin.configuration")} />
      {settings.data === undefined ? (
        settings.error ? (
          <Failure error={settings.error} retry={settings.reload} />
        ) : (
          <Loading />
        )
      ) : (
        GROUPS.map((group) => (
          <SettingGroup
            key={group.title}
            group={group}
            settings={settings.data ?? {}}
            mayChange={isAdministrator(user)}
            onSaved={saved}
          />
        ))
      )}
    </>
  );
}

import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { NoSuchPage } from "../app/app";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { isAdministrator, type User, useSession } from "../app/session";
import { Failure, Loading } from "../component/notice";
import { PageTitle, Panel } from "../component/page";
import { AddSubject } from "./add-subject";
import { Links } from "./links";
import { ProfileForm } from "./profile-form";
import { UserActs } from "./user-acts";
import { UserFacts } from "./user-facts";
import { UserState } from "./user-state";

/** One account, for those who administer them. */
export default function UserPage({ params }: { params: Params }) {
  const asked = useGet("/users/{user_id}", { path: { user_id: Number(params["id"]) } });
  if (asked.error?.status === 404 || asked.error?.status === 400) {
    return <NoSuchPage />;
  }
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return <Shown key={asked.data.user_id} user={asked.data} reload={asked.reload} />;
}

function Shown({ user, reload }: { user: User; reload: () => void }) {
  const { t } = useSpeech();
  const { user: self } = useSession();
  const [linking, setLinking] = useState(false);
  const links = useGet("/users/{user_id}/links", { path: { user_id: user.user_id } });
  const mayChange = isAdministrator(self);
  const reloadAll = () => {
    links.reload();
    reload();
  };
  return (
    <>
      <PageTitle
        title={user.username}
        acts={mayChange && <UserActs user={user} links={links.data?.length ?? 0} onChanged={reloadAll} />}
      >
        <UserState user={user} />
      </PageTitle>
      <Panel title={t("identity.profile.title")}>
        {mayChange ? (
          <ProfileForm user={user} isOwn={user.user_id === self?.user_id} onSaved={reload} />
        ) : (
          <UserFacts user={user} />
        )}
      </Panel>
      <Panel title={t("identity.link.title")}>
        <Links userId={user.user_id} asked={links} mayChange={mayChange} onParted={reloadAll} />
        {mayChange && (
          <button type="button" class="btn btn-outline-secondary mt-3" onClick={() => setLinking(true)}>
            {t("identity.link.add")}
          </button>
        )}
      </Panel>
      {linking && <AddSubject user={user} onLinked={reloadAll} onClose={() => setLinking(false)} />}
    </>
  );
}

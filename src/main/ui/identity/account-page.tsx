import { signOut } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { isAdministrator, type User, useSession } from "../app/session";
import { PageTitle, Panel } from "../component/page";
import { CliSecret } from "./cli-secret";
import { LinkMine } from "./link-mine";
import { Links } from "./links";
import { OwnPassword } from "./own-password";
import { Preferences } from "./preferences";
import { ProfileForm } from "./profile-form";
import { UserState } from "./user-state";

/** One's own account. */
export default function AccountPage() {
  const { user } = useSession();
  return user === null ? null : <Shown user={user} />;
}

/** A page that is loaded anew knows nothing of who was here. */
async function leave(): Promise<void> {
  location.assign((await signOut()) ?? "/account/sign-in?local");
}

function Shown({ user }: { user: User }) {
  const { t } = useSpeech();
  const { reload } = useSession();
  const links = useGet("/users/{user_id}/links", { path: { user_id: user.user_id } });
  return (
    <>
      <PageTitle
        title={user.username}
        acts={
          <button type="button" class="btn btn-outline-secondary" onClick={leave}>
            {t("app.signOut")}
          </button>
        }
      >
        <UserState user={user} />
      </PageTitle>
      <Panel title={t("identity.preference.title")}>
        <div class="settings">
          <Preferences />
        </div>
      </Panel>
      <Panel title={t("identity.profile.title")}>
        <p>
          {t(
            isAdministrator(user)
              ? "identity.rights.administrator"
              : user.auditor_flag
                ? "identity.rights.auditor"
                : "identity.rights.person",
          )}
        </p>
        <ProfileForm user={user} isOwn onSaved={reload} />
      </Panel>
      <Panel title={t("identity.password")}>
        <OwnPassword user={user} isLinked={(links.data ?? []).length > 0} />
      </Panel>
      <Panel title={t("identity.cli.title")}>
        <CliSecret user={user} />
      </Panel>
      <Panel title={t("identity.link.title")}>
        <Links userId={user.user_id} asked={links} mayChange onParted={() => location.reload()} />
        <LinkMine user={user} linked={links.data ?? []} onLinked={links.reload} />
      </Panel>
    </>
  );
}

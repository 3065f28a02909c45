import { useSpeech } from "../app/language";
import { isAdministrator, type User } from "../app/session";
import { State } from "../component/state";

/** What somebody is in the whole system, and whether they may sign in. */
export function UserState({ user }: { user: User }) {
  const { t } = useSpeech();
  return (
    <span class="d-inline-flex flex-wrap gap-3">
      {user.disabled && <State meaning="bad">{t("identity.user.disabled")}</State>}
      {isAdministrator(user) ? (
        <State meaning="neutral">{t("identity.user.administrator")}</State>
      ) : user.auditor_flag ? (
        <State meaning="neutral">{t("identity.user.auditor")}</State>
      ) : (
        !user.disabled && <State meaning="good">{t("identity.user.person")}</State>
      )}
    </span>
  );
}

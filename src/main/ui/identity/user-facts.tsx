import { useSpeech } from "../app/language";
import type { User } from "../app/session";
import { Ago } from "../component/values";

/** What is known of somebody, for those who may not change it. */
export function UserFacts({ user }: { user: User }) {
  const { t } = useSpeech();
  const facts = [
    [t("identity.realname"), user.realname],
    [t("identity.email"), user.email],
    [t("identity.comment"), user.comment],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || "–"}</dd>
        </div>
      ))}
      <div>
        <dt>{t("identity.user.since")}</dt>
        <dd>
          <Ago time={user.creation_time} />
        </dd>
      </div>
    </dl>
  );
}

import { useSpeech } from "../app/language";
import { State } from "../component/state";
import { Ago } from "../component/values";
import { placeName } from "./grants-field";
import { grantsOf, isSame, PULL, PUSH, type Robot } from "./rights";
import { actionName, resourceName } from "./words";

/** Whether a robot can sign in now, and with two secrets. */
export function RobotState({ robot }: { robot: Robot }) {
  const { t, ago } = useSpeech();
  const isOver = robot.expires_at > 0 && robot.expires_at * 1000 < Date.now();
  return (
    <>
      {robot.disable ? (
        <State meaning="neutral">{t("robot.isDisabled")}</State>
      ) : isOver ? (
        <State meaning="bad">{t("robot.isOver")}</State>
      ) : (
        <State meaning="good">{t("robot.isActive")}</State>
      )}
      {robot.previous_secret_valid_until && (
        <div class="small muted words">
          {t("robot.twoSecrets", { until: ago(robot.previous_secret_valid_until) })}
          <br />
          {t("robot.previousLastUsed")} <Ago time={robot.previous_secret_last_used_time} />
        </div>
      )}
    </>
  );
}

export function Ends({ robot }: { robot: Robot }) {
  return <Ago time={robot.expires_at > 0 ? new Date(robot.expires_at * 1000).toISOString() : null} />;
}

/** What a robot may, in a few words; every right in the tooltip. */
export function RobotRights({ robot }: { robot: Robot }) {
  const { t } = useSpeech();
  return (
    <>
      {grantsOf(robot).map(({ namespace, rights }) => {
        const words = isSame(rights, PULL)
          ? t("robot.onlyPull")
          : isSame(rights, PUSH)
            ? t("robot.pushAndPull")
            : t("robot.countRights", { count: rights.size });
        const all = [...rights].map((right) => {
          const [resource = "", action = ""] = right.split(":");
          return `${resourceName(resource, t)}: ${actionName(action, t)}`;
        });
        return (
          <div key={namespace} class={robot.level === "system" ? "words" : undefined} title={all.join("\n")}>
            {robot.level === "system" && <span class="muted">{placeName(namespace, t)}: </span>}
            {words}
          </div>
        );
      })}
    </>
  );
}

import { useState } from "preact/hooks";
import { patch, put, remove } from "../api/client";
import { useSpeech } from "../app/language";
import { Confirm, FormDialog } from "../component/dialog";
import { SelectField } from "../component/field";
import { tell } from "../component/notice";
import { Ago } from "../component/values";
import type { Robot } from "./rights";
import type { Credentials } from "./robot-dialog";

interface ActProps {
  robot: Robot;
  onClose: () => void;
  onDone: () => void;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A new secret, with the former one good for a while beside it or not. */
export function NewSecret({ robot, onClose, onDone, onMade }: ActProps & { onMade: (made: Credentials) => void }) {
  const { t } = useSpeech();
  const [overlap, setOverlap] = useState(String(DAY));
  const change = async () => {
    const seconds = Number(overlap);
    const { secret } = (
      await patch("/robots/{robot_id}", {
        path: { robot_id: robot.id },
        body: { secret: "", ...(seconds > 0 ? { previous_secret_valid_for: seconds } : {}) },
      })
    ).data;
    onMade({ name: robot.name, secret });
    onDone();
  };
  return (
    <FormDialog title={t("robot.newSecretOf", { name: robot.name })} act={t("robot.makeSecret")} onSubmit={change} onClose={onClose}>
      <SelectField
        label={t("robot.overlap")}
        hint={t("robot.overlapHint")}
        value={overlap}
        onChange={setOverlap}
        options={[
          ["0", t("robot.overlapNone")],
          [String(HOUR), t("robot.overlapHour")],
          [String(DAY), t("robot.days", { count: 1 })],
          [String(7 * DAY), t("robot.days", { count: 7 })],
          [String(30 * DAY), t("robot.days", { count: 30 })],
        ]}
      />
      {robot.previous_secret_valid_until && <p>{t("robot.oldestEnds")}</p>}
    </FormDialog>
  );
}

/** Ends the former secret before its time. */
export function EndPrevious({ robot, onClose, onDone }: ActProps) {
  const { t } = useSpeech();
  const end = async () => {
    await remove("/robots/{robot_id}/previous-secret", { path: { robot_id: robot.id } });
    tell(t("robot.previousEnded"));
    onDone();
  };
  return (
    <Confirm title={t("robot.endPreviousOf", { name: robot.name })} act={t("robot.endPrevious")} onConfirm={end} onClose={onClose}>
      <p>
        {t("robot.previousLastUsed")} <Ago time={robot.previous_secret_last_used_time} />
      </p>
      <p>{t("robot.endPreviousHint")}</p>
    </Confirm>
  );
}

export function DeleteRobot({ robot, onClose, onDone }: ActProps) {
  const { t } = useSpeech();
  const away = async () => {
    await remove("/robots/{robot_id}", { path: { robot_id: robot.id } });
    tell(t("robot.deleted", { name: robot.name }));
    onDone();
  };
  return (
    <Confirm title={t("robot.deleteOf", { name: robot.name })} act={t("component.delete")} onConfirm={away} onClose={onClose}>
      <p>
        {t("robot.lastUsed")}: <Ago time={robot.last_used_time} />
      </p>
      <p>{t("robot.deleteHint")}</p>
    </Confirm>
  );
}

export function DisableRobot({ robot, onClose, onDone }: ActProps) {
  const { t } = useSpeech();
  const off = async () => {
    await setDisabled(robot, true);
    tell(t("robot.disabled", { name: robot.name }));
    onDone();
  };
  return (
    <Confirm title={t("robot.disableOf", { name: robot.name })} act={t("robot.disable")} onConfirm={off} onClose={onClose}>
      <p>
        {t("robot.lastUsed")}: <Ago time={robot.last_used_time} />
      </p>
      <p>{t("robot.disableHint")}</p>
    </Confirm>
  );
}

/** The API takes the whole robot back. */
export function setDisabled(robot: Robot, disable: boolean) {
  const { name, level, description, duration, permissions } = robot;
  return put("/robots/{robot_id}", {
    path: { robot_id: robot.id },
    body: { name, level, description, duration, permissions, disable },
  });
}

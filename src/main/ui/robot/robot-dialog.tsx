import { useState } from "preact/hooks";
import { post, put } from "../api/client";
import { useSpeech } from "../app/language";
import { FormDialog } from "../component/dialog";
import { fits, TextField } from "../component/field";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";
import { ExpiryField } from "./expiry-field";
import { GrantsField } from "./grants-field";
import { type Grant, grantsOf, permissionsOf, PUSH, type Robot } from "./rights";

/** As the server's: what follows the prefix. */
const NAME = { pattern: "[a-z0-9]+(?:[._-][a-z0-9]+)*", maxLength: 255 };
/** So the server begins what it says of a name that is taken. */
const TAKEN = "there is a robot";
const DESCRIPTION = { maxLength: 1024 };
const USUAL_DAYS = 30;

export interface Credentials {
  name: string;
  secret: string;
}

interface RobotDialogProps {
  /** Whose robot it is; the system's without one. */
  project: string | undefined;
  /** The one to change; without it a new one is made. */
  robot?: Robot;
  /** The secret of a new one, which is shown once. */
  onMade: (credentials: Credentials) => void;
  onDone: () => void;
  onClose: () => void;
}

/** What a robot account is called, how long it is good, and what it may do. */
export function RobotDialog({ project, robot, onMade, onDone, onClose }: RobotDialogProps) {
  const { t } = useSpeech();
  const [name, setName] = useState("");
  const [description, setDescription] = useState(robot?.description ?? "");
  const [days, setDays] = useState<number | null>(robot?.duration ?? USUAL_DAYS);
  const [grants, setGrants] = useState<Grant[]>(robot ? grantsOf(robot) : firstGrants(project));
  const level = project === undefined ? "system" : "project";
  const isReady =
    (robot !== undefined || (name !== "" && fits(name, NAME))) &&
    fits(description, DESCRIPTION) &&
    days !== null &&
    grants.some((grant) => grant.rights.size > 0);

  const save = async () => {
    const body = { level, description, duration: days ?? USUAL_DAYS, permissions: permissionsOf(grants) };
    if (robot === undefined) {
      onMade((await post("/robots", { body: { ...body, name, disable: false } })).data);
    } else {
      await put("/robots/{robot_id}", {
        path: { robot_id: robot.id },
        body: { ...body, name: robot.name, disable: robot.disable },
      });
      tell(t("component.saved"));
    }
    onDone();
  };
  return (
    <FormDialog
      title={robot ? robot.name : t("robot.new")}
      act={t(robot ? "component.save" : "robot.create")}
      disabled={!isReady}
      onSubmit={save}
      onClose={onClose}
      fields={[TAKEN]}
    >
      {(error) => (
        <>
          {robot === undefined && (
            <TextField
              label={t("robot.name")}
              hint={t("robot.nameHint", { name: `robot$${project === undefined ? "" : `${project}+`}${name || "ci"}` })}
              value={name}
              onChange={setName}
              rule={NAME}
              broken="robot.nameBroken"
              error={refusalOf(error, TAKEN)}
              autoComplete="off"
              spellcheck={false}
            />
          )}
          <TextField
            label={t("robot.description")}
            value={description}
            onChange={setDescription}
            rule={DESCRIPTION}
            autoComplete="off"
          />
          <ExpiryField days={days} onChange={setDays} />
          <GrantsField project={project} value={grants} onChange={setGrants} />
        </>
      )}
    </FormDialog>
  );
}

function firstGrants(project: string | undefined): Grant[] {
  return project === undefined ? [] : [{ namespace: project, rights: new Set(PUSH) }];
}

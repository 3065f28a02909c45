import { useState } from "preact/hooks";
import { ApiError } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Menu } from "../component/menu";
import { Empty, Failure, tell } from "../component/notice";
import { SecretDialog } from "../component/secret";
import { containing, FilterBox, Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import type { Robot } from "./rights";
import { DeleteRobot, DisableRobot, EndPrevious, NewSecret, setDisabled } from "./robot-acts";
import { type Credentials, RobotDialog } from "./robot-dialog";
import { Ends, RobotRights, RobotState } from "./robot-values";

export interface RobotPlace {
  /** Whose robots are shown; the system's without one. */
  project?: { id: number; name: string };
  mayCreate: boolean;
  mayUpdate: boolean;
  mayDelete: boolean;
}

type Act = "edit" | "secret" | "endPrevious" | "disable" | "delete";
type Doing = { act: "new" } | { act: Act; robot: Robot };

/** Robot accounts of a project or of the system, and all that is done with them. */
export function RobotTable({ project, mayCreate, mayUpdate, mayDelete }: RobotPlace) {
  const { t } = useSpeech();
  const [doing, setDoing] = useState<Doing>();
  const [made, setMade] = useState<Credentials>();
  const [error, setError] = useState<ApiError>();
  const listing = useListing("name");
  const place = project ? `Level=project,ProjectID=${project.id}` : "Level=system";
  const words = containing("name", listing.filter);
  const robots = useGet("/robots", { query: { ...listing.query, q: words ? `${place},${words}` : place } });
  const create = mayCreate && (
    <button type="button" class="btn btn-primary" onClick={() => setDoing({ act: "new" })}>
      {t("robot.new")}
    </button>
  );
  const enable = async (robot: Robot) => {
    setError(undefined);
    try {
      await setDisabled(robot, false);
      tell(t("robot.enabled", { name: robot.name }));
      robots.reload();
    } catch (failure) {
      if (!(failure instanceof ApiError)) {
        throw failure;
      }
      setError(failure);
    }
  };
  const menuOf = (robot: Robot) => [
    mayUpdate && { label: t("component.edit"), act: () => setDoing({ act: "edit", robot }) },
    mayUpdate && { label: t("robot.newSecret"), act: () => setDoing({ act: "secret", robot }) },
    mayUpdate &&
      robot.previous_secret_valid_until !== undefined && {
        label: t("robot.endPrevious"),
        act: () => setDoing({ act: "endPrevious", robot }),
      },
    mayUpdate &&
      (robot.disable
        ? { label: t("robot.enable"), act: () => void enable(robot) }
        : { label: t("robot.disable"), act: () => setDoing({ act: "disable", robot }) }),
    mayDelete && { label: t("component.delete"), danger: true, act: () => setDoing({ act: "delete", robot }) },
  ];
  return (
    <section class="panel">
      <div class="filterline">
        <FilterBox label={t("robot.filter")} />
        {create && <span class="ms-auto">{create}</span>}
      </div>
      <Failure error={error} />
      <Table
        label={t("app.admin.robots")}
        asked={robots}
        listing={listing}
        keyOf={(robot) => robot.id}
        empty={
          <Empty title={t("robot.none")}>
            <p>{t("robot.noneHint")}</p>
            {create}
          </Empty>
        }
        columns={[
          { title: t("robot.name"), sort: "name", show: (robot) => <Named robot={robot} /> },
          { title: t("robot.state"), show: (robot) => <RobotState robot={robot} /> },
          { title: t("robot.rights"), class: "d-none d-md-table-cell", show: (robot) => <RobotRights robot={robot} /> },
          {
            title: t("robot.ends"),
            sort: "expires_at",
            class: "d-none d-xl-table-cell",
            show: (robot) => <Ends robot={robot} />,
          },
          {
            title: t("robot.lastUsed"),
            class: "d-none d-sm-table-cell",
            show: (robot) => <Ago time={robot.last_used_time} />,
          },
          (mayUpdate || mayDelete) && {
            title: t("component.acts"),
            quiet: true,
            number: true,
            show: (robot) => <Menu label={t("robot.actsOf", { name: robot.name })} items={menuOf(robot)} />,
          },
        ]}
      />
      {doing && (
        <RobotAct
          doing={doing}
          project={project?.name}
          onMade={setMade}
          onClose={() => setDoing(undefined)}
          onDone={robots.reload}
        />
      )}
      {made && (
        <SecretDialog
          title={t("robot.secretOf", { name: made.name })}
          name={made.name}
          secret={made.secret}
          onClose={() => setMade(undefined)}
        />
      )}
    </section>
  );
}

function Named({ robot }: { robot: Robot }) {
  return (
    <>
      <span class="cut name mono" title={robot.name}>
        {robot.name}
      </span>
      {robot.description && (
        <div class="cut name muted small d-block" title={robot.description}>
          {robot.description}
        </div>
      )}
    </>
  );
}

interface RobotActProps {
  doing: Doing;
  project: string | undefined;
  onMade: (made: Credentials) => void;
  onClose: () => void;
  onDone: () => void;
}

function RobotAct({ doing, project, ...done }: RobotActProps) {
  if (doing.act === "new") {
    return <RobotDialog project={project} {...done} />;
  }
  const { act, robot } = doing;
  switch (act) {
    case "edit":
      return <RobotDialog project={project} robot={robot} {...done} />;
    case "secret":
      return <NewSecret robot={robot} {...done} />;
    case "endPrevious":
      return <EndPrevious robot={robot} {...done} />;
    case "disable":
      return <DisableRobot robot={robot} {...done} />;
    case "delete":
      return <DeleteRobot robot={robot} {...done} />;
  }
}

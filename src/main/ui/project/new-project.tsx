import { useRef, useState } from "preact/hooks";
import { post } from "../api/client";
import { useSpeech } from "../app/language";
import { navigate } from "../app/router";
import { isAdministrator, type ServerInfo, type User, useSession } from "../app/session";
import { FormDialog } from "../component/dialog";
import { CheckField, fits, SelectField, TextField } from "../component/field";
import { bytesOf, type Limit, LimitField, NO_LIMIT } from "../component/limit-field";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";
import { EVERYTHING, requestOf } from "../immutability/rule";

/** As the server's: what is the first part of repositories' names. */
const NAME = { pattern: "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*", maxLength: 255 };

/** So the server begins what it says of a name that is taken. */
const TAKEN = "there is a project";

/** Whether somebody may make projects, as far as one can know before trying. */
export function mayCreateProjects(user: User | null, server: ServerInfo): boolean {
  return isAdministrator(user) || (user !== null && !user.auditor_flag && server.project_creation_restriction === "everyone");
}

/** Everything that a project begins with, in one go. */
export function NewProject({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  const { user } = useSession();
  const [name, setName] = useState("");
  const [access, setAccess] = useState<"private" | "public">("private");
  const [limit, setLimit] = useState<Limit>({ amount: "", unit: "GiB" });
  const [frozen, setFrozen] = useState(false);
  const made = useRef("");

  const create = async () => {
    if (made.current !== name) {
      const bytes = bytesOf(limit);
      await post("/projects", {
        body: {
          project_name: name,
          metadata: { public: String(access === "public") },
          ...(bytes !== null && bytes !== NO_LIMIT ? { storage_limit: bytes } : {}),
        },
      });
      made.current = name;
    }
    if (frozen) {
      await freezeAllTags(name);
    }
    tell(t("project.made", { name }));
    navigate(`/projects/${name}`);
  };

  const isReady = name !== "" && fits(name, NAME) && bytesOf(limit) !== null;
  return (
    <FormDialog title={t("project.new")} act={t("project.create")} disabled={!isReady} onSubmit={create} onClose={onClose} fields={[TAKEN]}>
      {(error) => (
        <>
          <TextField
            label={t("project.name")}
            hint={t("project.nameHint")}
            value={name}
            onChange={setName}
            rule={NAME}
            broken="project.nameBroken"
            error={made.current === name ? undefined : refusalOf(error, TAKEN)}
            autoComplete="off"
            spellcheck={false}
          />
          <SelectField
            label={t("project.access")}
            hint={t(access === "public" ? "project.publicHint" : "project.privateHint")}
            value={access}
            onChange={setAccess}
            options={[
              ["private", t("project.private")],
              ["public", t("project.public")],
            ]}
          />
          {isAdministrator(user) && (
            <LimitField label={t("project.limit")} hint={t("project.limitHint")} value={limit} onChange={setLimit} />
          )}
          <CheckField label={t("project.freeze")} hint={t("project.freezeHint")} checked={frozen} onChange={setFrozen} />
        </>
      )}
    </FormDialog>
  );
}

function freezeAllTags(project: string) {
  return post("/projects/{project_name_or_id}/immutabletagrules", {
    path: { project_name_or_id: project },
    body: requestOf(EVERYTHING, false),
  });
}

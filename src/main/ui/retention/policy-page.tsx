import { useState } from "preact/hooks";
import { post, put, remove } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { Confirm } from "../component/dialog";
import { Menu } from "../component/menu";
import { Empty, Failure, Loading, tell } from "../component/notice";
import { PolicyTabs } from "../component/policy-tabs";
import { SchedulePanel } from "../component/schedule-panel";
import { ProjectPage, useProject } from "../project/project-page";
import { type DraftRule, policyRequest, requestOf } from "./policy";
import { RuleList } from "./rule-list";
import { RunList } from "./run-list";

/** What stays in a project, when everything else goes, and how that went. */
export default function PolicyPage({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <PolicyTabs />
      <RetentionPolicy />
    </ProjectPage>
  );
}

function RetentionPolicy() {
  const { t } = useSpeech();
  const { project, may, reload } = useProject();
  const id = Number(project.metadata.retention_id ?? 0);
  const asked = useGet("/retentions/{id}", id > 0 && may("read", "tag-retention") ? { path: { id } } : null);
  const [removing, setRemoving] = useState(false);
  if (!may("read", "tag-retention")) {
    return <Empty title={t("retention.forbidden")} />;
  }
  if (id > 0 && asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const policy = id > 0 ? asked.data : undefined;
  const mayChange = may(policy ? "update" : "create", "tag-retention");
  const save = async (rules: ReturnType<typeof requestOf>[], cron: string) => {
    const body = policyRequest(project.project_id, rules, cron);
    if (policy) {
      await put("/retentions/{id}", { path: { id: policy.id }, body });
      asked.reload();
    } else {
      await post("/retentions", { body });
      reload();
    }
    tell(t("component.saved"));
  };
  const cron = policy?.trigger.settings["cron"] ?? "";
  return (
    <>
      <RuleList
        policy={policy}
        mayChange={mayChange}
        onSave={(rules: DraftRule[]) => save(rules.map(requestOf), cron)}
      />
      {policy && (
        <>
          <SchedulePanel
            title={t("retention.scheduleTitle")}
            cron={cron}
            mayChange={mayChange}
            onSave={(next) => save(policy.rules, next)}
          />
          <RunList policy={policy} mayRun={may("update", "tag-retention")} />
          {may("delete", "tag-retention") && (
            <Menu items={[{ label: t("retention.delete"), act: () => setRemoving(true), danger: true }]}>
              {t("component.more")}
            </Menu>
          )}
        </>
      )}
      {removing && policy && (
        <Confirm
          title={t("retention.delete")}
          act={t("component.delete")}
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await remove("/retentions/{id}", { path: { id: policy.id } });
            reload();
            tell(t("retention.deleted"));
          }}
        >
          <p>{t("retention.deleteWhat", { rules: policy.rules.length })}</p>
        </Confirm>
      )}
    </>
  );
}

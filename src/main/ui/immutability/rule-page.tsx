import { useState } from "preact/hooks";
import { post, put, remove } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { Confirm } from "../component/dialog";
import { Empty, Failure, Loading, tell } from "../component/notice";
import { PatternHelp } from "../component/pattern";
import { PolicyTabs } from "../component/policy-tabs";
import { ProjectPage, useProject } from "../project/project-page";
import { coverageOf, EVERYTHING, MOST_RULES, requestOf, type Rule } from "./rule";
import { RuleItem } from "./rule-item";
import { CoverageSentence } from "./coverage-sentence";

/** Which tags of a project can be neither moved nor deleted. */
export default function RulePage({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <PolicyTabs />
      <Rules />
    </ProjectPage>
  );
}

function Rules() {
  const { t } = useSpeech();
  const { project, may } = useProject();
  const path = { project_name_or_id: project.name };
  const asked = useGet(
    "/projects/{project_name_or_id}/immutabletagrules",
    may("list", "immutable-tag") ? { path, query: { page_size: MOST_RULES, sort: "id" } } : null,
  );
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Rule>();
  if (!may("list", "immutable-tag")) {
    return <Empty title={t("immutability.forbidden")} />;
  }
  const rules = asked.data;
  if (rules === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const done = (text: string) => {
    asked.reload();
    tell(text);
  };
  const mayAdd = may("create", "immutable-tag");
  return (
    <section class="panel">
      <div class="headline">
        <h2>{t("immutability.rules")}</h2>
        {mayAdd && !adding && (
          <div class="acts">
            <button type="button" class="btn btn-primary" disabled={rules.length >= MOST_RULES} onClick={() => setAdding(true)}>
              {t("immutability.add")}
            </button>
          </div>
        )}
      </div>
      <p class="muted">{t("immutability.about", { most: MOST_RULES })}</p>
      {rules.length === 0 && !adding && (
        <Empty title={t("immutability.none")}>
          <p class="muted mb-0">{t("immutability.noneHint")}</p>
        </Empty>
      )}
      <ol class="rules">
        {rules.map((rule) => (
          <RuleItem
            key={rule.id}
            title={t("immutability.rule", { id: String(rule.id) })}
            coverage={coverageOf(rule)}
            disabled={rule.disabled}
            fixed={!may("update", "immutable-tag")}
            onSave={async (coverage, disabled) => {
              await put("/projects/{project_name_or_id}/immutabletagrules/{immutable_rule_id}", {
                path: { ...path, immutable_rule_id: rule.id },
                body: requestOf(coverage, disabled),
              });
              done(t("component.saved"));
            }}
            onRemove={may("delete", "immutable-tag") ? () => setRemoving(rule) : undefined}
          />
        ))}
        {adding && (
          <RuleItem
            title={t("immutability.new")}
            coverage={EVERYTHING}
            disabled={false}
            fixed={false}
            isNew
            onSave={async (coverage) => {
              await post("/projects/{project_name_or_id}/immutabletagrules", { path, body: requestOf(coverage, false) });
              setAdding(false);
              done(t("component.saved"));
            }}
            onDiscard={() => setAdding(false)}
          />
        )}
      </ol>
      <PatternHelp />
      {removing && (
        <Confirm
          title={t("immutability.remove", { id: String(removing.id) })}
          act={t("component.delete")}
          onClose={() => setRemoving(undefined)}
          onConfirm={async () => {
            await remove("/projects/{project_name_or_id}/immutabletagrules/{immutable_rule_id}", {
              path: { ...path, immutable_rule_id: removing.id },
            });
            done(t("immutability.removed"));
          }}
        >
          <CoverageSentence coverage={coverageOf(removing)} fixed onChange={() => undefined} />
          <p class="mt-2">{t("immutability.removeWhat")}</p>
        </Confirm>
      )}
    </section>
  );
}

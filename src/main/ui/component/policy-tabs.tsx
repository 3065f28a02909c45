import { useSpeech } from "../app/language";
import { useProject } from "../project/project-page";
import { Tabs } from "./page";

/** The kinds of rules that a project has, those that the one who looks may see. */
export function PolicyTabs() {
  const { t } = useSpeech();
  const { project, may } = useProject();
  const base = `/projects/${project.name}/policies`;
  return (
    <Tabs
      within
      label={t("project.tab.policies")}
      tabs={[
        may("read", "tag-retention") && { label: t("component.policy.retention"), href: base },
        may("list", "immutable-tag") && { label: t("component.policy.immutability"), href: `${base}/immutability` },
      ]}
    />
  );
}

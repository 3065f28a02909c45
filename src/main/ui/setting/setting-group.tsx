import { useState } from "preact/hooks";
import { put } from "../api/client";
import type { components } from "../api/schema";
import { useSpeech } from "../app/language";
import { useWork } from "../component/dialog";
import { tell } from "../component/notice";
import { Panel } from "../component/page";
import { Refusal, refusalOf } from "../component/refusal";
import type { Group, SettingName } from "./groups";
import { SettingField } from "./setting-field";

interface SettingGroupProps {
  group: Group;
  settings: components["schemas"]["ConfigurationsResponse"];
  mayChange: boolean;
  onSaved: () => Promise<void>;
}

/** Settings that belong together, saved by themselves. What was typed stays until the server has taken it. */
export function SettingGroup({ group, settings, mayChange, onSaved }: SettingGroupProps) {
  const { t } = useSpeech();
  const [changed, setChanged] = useState<Partial<Record<SettingName, unknown>>>({});
  const { work, busy, error } = useWork(() => put("/configurations", { body: changed }));
  const save = async (event: Event) => {
    event.preventDefault();
    if (await work()) {
      await onSaved();
      setChanged({});
      tell(t("component.saved"));
    }
  };
  const change = (name: SettingName, value: unknown) => {
    const { [name]: _, ...others } = changed;
    setChanged(value === settings[name]?.value ? others : { ...others, [name]: value });
  };
  return (
    <Panel title={t(group.title)}>
      <form onSubmit={save} noValidate class="settings">
        {group.items.map((item) => (
          <SettingField
            key={item.name}
            item={item}
            value={item.name in changed ? changed[item.name] : settings[item.name]?.value}
            isFixed={settings[item.name]?.editable === false}
            disabled={!mayChange || settings[item.name]?.editable === false}
            error={refusalOf(error, item.name)}
            onChange={(value) => change(item.name, value)}
          />
        ))}
        <Refusal error={error} besides={group.items.map((item) => item.name)} />
        {mayChange && (
          <button type="submit" class="btn btn-primary" disabled={busy || Object.keys(changed).length === 0}>
            {t("component.save")}
          </button>
        )}
      </form>
    </Panel>
  );
}

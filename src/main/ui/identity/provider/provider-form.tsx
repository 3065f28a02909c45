import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSpeech } from "../../app/language";
import { useWork } from "../../component/dialog";
import { TextField } from "../../component/field";
import { Panel } from "../../component/page";
import { Refusal, refusalOf } from "../../component/refusal";
import { ProviderField } from "./provider-field";
import { type Fields, type Kind, SECTIONS } from "./shapes";
import { Trial } from "./trial";

interface ProviderFormProps {
  kind: Kind;
  /** Of one that is there. */
  id?: number;
  name: string;
  fields: Fields;
  hasSecret: boolean;
  mayChange: boolean;
  act: string;
  onSave: (name: string, fields: Fields) => Promise<unknown>;
  onSaved: () => void;
  children?: ComponentChildren;
}

/** A provider's settings, which can be tried before they are saved. The server tries them once more when it saves. */
export function ProviderForm(props: ProviderFormProps) {
  const { kind, mayChange, act, onSave, onSaved, children } = props;
  const { t } = useSpeech();
  const [name, setName] = useState(props.name);
  const [fields, setFields] = useState(props.fields);
  const { work, busy, error } = useWork(() => onSave(name, filled(fields)));
  const save = async (event: Event) => {
    event.preventDefault();
    if (await work()) {
      onSaved();
    }
  };
  const shown = SECTIONS[kind].flatMap((section) => section.shapes.map((shape) => `${kind}.${shape.name}`));
  return (
    <form onSubmit={save} noValidate>
      <Panel>
        <div class="settings">
          <TextField
            label={t("identity.provider.name")}
            hint={t("identity.provider.name.hint")}
            value={name}
            onChange={setName}
            error={refusalOf(error, "name")}
            disabled={!mayChange}
            required
          />
        </div>
        {children}
      </Panel>
      {SECTIONS[kind].map((section) => (
        <Panel key={section.title} title={t(section.title)}>
          <div class="settings">
            {section.shapes.map((shape) => (
              <ProviderField
                key={shape.name}
                shape={shape}
                fields={fields}
                error={refusalOf(error, `${kind}.${shape.name}`)}
                disabled={!mayChange}
                hasSecret={props.hasSecret}
                onChange={setFields}
              />
            ))}
          </div>
        </Panel>
      ))}
      {mayChange && (
        <Panel>
          <Refusal error={error} besides={["name", ...shown]} />
          {error && <p class="muted">{t("identity.provider.refused")}</p>}
          <Trial kind={kind} id={props.id} fields={filled(fields)}>
            <button type="submit" class="btn btn-primary" disabled={busy || name === ""}>
              {busy ? t("identity.provider.trying") : act}
            </button>
          </Trial>
        </Panel>
      )}
    </form>
  );
}

/** An empty secret would take the one away that is kept. */
function filled({ secret, scopes, ...others }: Fields): Fields {
  return { ...others, ...(secret ? { secret } : {}), ...(scopes ? { scopes: scopes.filter(Boolean) } : {}) };
}

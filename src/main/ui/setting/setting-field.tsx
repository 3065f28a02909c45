import type { ComponentChildren } from "preact";
import { useSpeech } from "../app/language";
import { CheckField, Field, SelectField, TextField } from "../component/field";
import { EventChoice } from "./event-choice";
import type { Item } from "./groups";
import { SizeSetting } from "./size-setting";

export interface SettingFieldProps {
  item: Item;
  value: unknown;
  /** By the server's configuration, so that nobody changes it here. */
  isFixed: boolean;
  disabled: boolean;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** One setting, with what it decides. */
export function SettingField(props: SettingFieldProps) {
  const { t } = useSpeech();
  const { item, value, isFixed, disabled, error, onChange } = props;
  const { shape } = item;
  const label = t(item.label);
  const hint: ComponentChildren = (
    <>
      {t(item.hint)}
      {isFixed && <strong> {t("setting.fixed")}</strong>}
    </>
  );
  switch (shape.kind) {
    case "flag":
      return <CheckField label={label} hint={hint} checked={value === true} disabled={disabled} onChange={onChange} />;
    case "choice":
      return (
        <SelectField
          label={label}
          hint={hint}
          value={String(value)}
          disabled={disabled}
          options={shape.options.map(([option, key]) => [option, t(key)] as const)}
          onChange={onChange}
        />
      );
    case "whole":
      return (
        <TextField
          label={label}
          hint={hint}
          error={error}
          type="number"
          min={shape.least}
          max={shape.most}
          value={String(value)}
          disabled={disabled}
          onChange={(text) => onChange(text === "" ? "" : Number(text))}
        />
      );
    case "size":
      return <SizeSetting {...props} label={label} hint={hint} />;
    case "events":
      return <EventChoice {...props} label={label} hint={hint} />;
    case "text":
      return shape.long ? (
        <Field label={label} hint={hint} error={error}>
          {(attributes) => (
            <textarea
              {...attributes}
              class="form-control"
              rows={3}
              value={String(value)}
              disabled={disabled}
              onInput={(event) => onChange(event.currentTarget.value)}
            />
          )}
        </Field>
      ) : (
        <TextField label={label} hint={hint} error={error} value={String(value)} disabled={disabled} onChange={onChange} />
      );
  }
}

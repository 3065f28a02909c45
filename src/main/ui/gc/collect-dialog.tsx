import { useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { FormDialog } from "../component/dialog";
import { CheckField, fits, TextField } from "../component/field";
import { AGE, type Options } from "./options";

interface CollectDialogProps {
  onSubmit: (options: Options) => Promise<void>;
  onClose: () => void;
}

/** Collects once, now. */
export function CollectDialog({ onSubmit, onClose }: CollectDialogProps) {
  const { t } = useSpeech();
  const [options, setOptions] = useState<Options>({ untagged: false, age: "0", dry: false });
  return (
    <FormDialog
      title={t("gc.collect")}
      act={t(options.dry ? "gc.dryRun" : "gc.collect")}
      danger={options.untagged && !options.dry}
      disabled={options.untagged && (options.age === "" || !fits(options.age, AGE))}
      onSubmit={() => onSubmit(options)}
      onClose={onClose}
    >
      <p>{t("gc.collectWhat")}</p>
      <CollectFields options={options} onChange={setOptions} />
      <CheckField
        label={t("gc.dryRun")}
        hint={t("gc.dryRunHint")}
        checked={options.dry}
        onChange={(dry) => setOptions({ ...options, dry })}
      />
    </FormDialog>
  );
}

interface CollectFieldsProps {
  options: Options;
  onChange: (options: Options) => void;
}

/** Which artifacts go as well. */
export function CollectFields({ options, onChange }: CollectFieldsProps) {
  const { t } = useSpeech();
  return (
    <>
      <CheckField
        label={t("gc.untagged")}
        hint={t("gc.untaggedHint")}
        checked={options.untagged}
        onChange={(untagged) => onChange({ ...options, untagged })}
      />
      {options.untagged && (
        <TextField
          label={t("gc.age")}
          hint={t("gc.ageHint")}
          inputMode="numeric"
          rule={AGE}
          broken="gc.ageBroken"
          value={options.age}
          onChange={(age) => onChange({ ...options, age })}
        />
      )}
    </>
  );
}

import { useId, useState } from "preact/hooks";
import { post, put, remove } from "../api/client";
import type { components } from "../api/schema";
import { useSpeech } from "../app/language";
import { Confirm, FormDialog } from "../component/dialog";
import { fits, TextField } from "../component/field";
import { LabelTag } from "../component/label-tag";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";

export type Label = components["schemas"]["LabelReply"];

const NAME = { maxLength: 128 };
const DESCRIPTION = { maxLength: 1024 };
/** So the server begins what it says of a name that is taken. */
const TAKEN = "there is a label";
const COLORS = ["", "#0B5CAD", "#0F7C8A", "#1D8A5A", "#B87400", "#B02A37", "#6F42C1", "#6C7885"];

interface DialogProps {
  onClose: () => void;
  onDone: () => void;
}

interface LabelDialogProps extends DialogProps {
  /** Whose label a new one is; of all projects without one. */
  projectId: number | undefined;
  /** The one to change; without it a new one is made. */
  label?: Label;
}

export function LabelDialog({ projectId, label, onClose, onDone }: LabelDialogProps) {
  const { t } = useSpeech();
  const [name, setName] = useState(label?.name ?? "");
  const [description, setDescription] = useState(label?.description ?? "");
  const [color, setColor] = useState(label?.color.toUpperCase() ?? "");
  const save = async () => {
    const body = { name, description, color };
    if (label) {
      await put("/labels/{label_id}", { path: { label_id: label.id }, body });
    } else {
      await post("/labels", {
        body: { ...body, ...(projectId === undefined ? { scope: "g" } : { scope: "p", project_id: projectId }) },
      });
    }
    tell(t("component.saved"));
    onDone();
  };
  return (
    <FormDialog
      title={label ? label.name : t("project.newLabel")}
      act={t(label ? "component.save" : "project.create")}
      disabled={name.trim() === "" || !fits(name, NAME) || !fits(description, DESCRIPTION)}
      onSubmit={save}
      onClose={onClose}
      fields={[TAKEN]}
    >
      {(error) => (
        <>
          <TextField
            label={t("project.name")}
            hint={t("project.labelNameHint")}
            value={name}
            onChange={setName}
            rule={NAME}
            error={refusalOf(error, TAKEN)}
            autoComplete="off"
          />
          <TextField
            label={t("project.description")}
            value={description}
            onChange={setDescription}
            rule={DESCRIPTION}
            autoComplete="off"
          />
          <ColorChoice value={color} onChange={setColor} />
          {name.trim() !== "" && <LabelTag name={name} color={color} />}
        </>
      )}
    </FormDialog>
  );
}

function ColorChoice({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <fieldset class="mb-3">
      <legend class="form-label fs-6">{t("project.color")}</legend>
      <div class="d-flex flex-wrap gap-3">
        {(COLORS.includes(value) ? COLORS : [...COLORS, value]).map((color) => (
          <span key={color} class="form-check">
            <input
              id={`${id}${color}`}
              type="radio"
              name={id}
              class="form-check-input"
              checked={color === value}
              onChange={() => onChange(color)}
            />
            <label class="form-check-label state" for={`${id}${color}`}>
              {color !== "" && <span class="dot" style={{ background: color }} aria-hidden="true" />}
              {color === "" ? t("project.noColor") : color}
            </label>
          </span>
        ))}
      </div>
    </fieldset>
  );
}

export function DeleteLabel({ label, onClose, onDone }: DialogProps & { label: Label }) {
  const { t } = useSpeech();
  const away = async () => {
    await remove("/labels/{label_id}", { path: { label_id: label.id } });
    tell(t("project.labelDeleted", { name: label.name }));
    onDone();
  };
  return (
    <Confirm
      title={t("project.deleteLabel", { name: label.name })}
      act={t("component.delete")}
      onConfirm={away}
      onClose={onClose}
    >
      <p>{t("project.deleteLabelHint")}</p>
    </Confirm>
  );
}

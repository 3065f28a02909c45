import close from "bootstrap-icons/icons/x-lg.svg";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../api/client";
import { useSpeech } from "../app/language";
import { Icon } from "./icon";
import { Refusal } from "./refusal";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** The buttons. */
  foot?: ComponentChildren;
  /** What it shows is not to be seen again, so Escape leaves it open. */
  keep?: boolean;
}

/** The browser's own modal dialog: it holds the focus, at first in what is to be filled in, and Escape closes it. */
export function Dialog({ title, onClose, children, foot, keep = false }: DialogProps) {
  const { t } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(".body :is(input, select, textarea)")?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onCancel={(event) => keep && event.preventDefault()} onClose={onClose}>
      <div class="head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="btn btn-link icon-only" aria-label={t("component.close")} onClick={onClose}>
          <Icon svg={close} />
        </button>
      </div>
      <div class="body">{children}</div>
      {foot && <div class="foot">{foot}</div>}
    </dialog>
  );
}

interface FormDialogProps {
  title: string;
  /** What the button that does it says. */
  act: string;
  danger?: boolean;
  disabled?: boolean;
  /** Does it; a refusal of the server is shown in the dialog, which stays with all that was typed. */
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  /** The names of the fields that show by themselves what the server says of them, by {@link refusalOf}. */
  fields?: readonly string[];
  /** What is to be filled in; it may ask why the server refused what stood there. */
  children: ComponentChildren | ((error: ApiError | undefined) => ComponentChildren);
}

/** A form in a dialog, which closes when the work is done. */
export function FormDialog(props: FormDialogProps) {
  const { title, act, danger, disabled, onSubmit, onClose, fields = [], children } = props;
  const { t } = useSpeech();
  const id = useId();
  const { work, busy, error } = useWork(onSubmit);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await work()) {
      onClose();
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <button type="button" class="btn btn-outline-secondary" onClick={onClose}>
            {t("component.cancel")}
          </button>
          <button type="submit" form={id} class={`btn btn-${danger ? "danger" : "primary"}`} disabled={busy || disabled}>
            {act}
          </button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate>
        {typeof children === "function" ? children(error) : children}
        <Refusal error={error} besides={fields} />
      </form>
    </Dialog>
  );
}

interface ConfirmProps {
  title: string;
  act: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  /** What has to be typed first; for projects alone. */
  name?: string;
  /** Nothing of it may go. */
  disabled?: boolean;
  /** What will be lost. */
  children: ComponentChildren;
}

/** Before something goes: what goes with it, and the way back. */
export function Confirm({ title, act, onConfirm, onClose, name, disabled, children }: ConfirmProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const id = useId();
  return (
    <FormDialog
      title={title}
      act={act}
      danger
      disabled={disabled || (name !== undefined && typed !== name)}
      onSubmit={onConfirm}
      onClose={onClose}
    >
      {children}
      {name !== undefined && (
        <div class="mt-3">
          <label class="form-label" for={id}>
            {t("component.typeName", { name })}
          </label>
          <input
            id={id}
            class="form-control"
            autoComplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      )}
    </FormDialog>
  );
}

/** Work that the server may refuse: whether it is under way, and what came of it. */
export function useWork(act: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  // The button is disabled a moment after the first click, and a second one may come before.
  const isUnderWay = useRef(false);
  const work = async (): Promise<boolean> => {
    if (isUnderWay.current) {
      return false;
    }
    isUnderWay.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await act();
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiError)) {
        throw failure;
      }
      setError(failure);
      return false;
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  return { work, busy, error };
}

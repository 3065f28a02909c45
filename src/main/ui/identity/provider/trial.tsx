import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { post } from "../../api/client";
import type { components } from "../../api/schema";
import { useSpeech } from "../../app/language";
import { useWork } from "../../component/dialog";
import { Refusal } from "../../component/refusal";
import { State } from "../../component/state";
import { type Fields, type Kind, settingsOf } from "./shapes";

interface TrialProps {
  kind: Kind;
  id: number | undefined;
  fields: Fields;
  /** The button that saves, beside the one that tries. */
  children: ComponentChildren;
}

/** Tries settings without saving them, and shows step by step how far they led. */
export function Trial({ kind, id, fields, children }: TrialProps) {
  const { t } = useSpeech();
  const [ping, setPing] = useState<components["schemas"]["ProviderPing"] | null>(null);
  const { work, busy, error } = useWork(async () => {
    setPing(null);
    const body = { kind, ...(id === undefined ? {} : { id }), ...settingsOf(kind, fields) };
    setPing((await post("/providers/ping", { body })).data);
  });
  useEffect(() => setPing(null), [JSON.stringify(fields)]);
  return (
    <>
      <div class="d-flex flex-wrap gap-2">
        {children}
        <button type="button" class="btn btn-outline-secondary" disabled={busy} onClick={work}>
          {busy ? t("identity.provider.trying") : t("identity.provider.try")}
        </button>
      </div>
      <div aria-live="polite">
        {ping && (
          <ol class="list-unstyled mt-3 mb-0 d-grid gap-2">
            {ping.steps.map((step) => (
              <li key={step.name}>
                <State meaning={step.success ? "good" : "bad"}>
                  <span class="text-wrap text-break">
                    <strong>{step.name}</strong>: {step.message}
                  </span>
                </State>
              </li>
            ))}
            <li class="fw-semibold">{t(ping.success ? "identity.provider.works" : "identity.provider.fails")}</li>
          </ol>
        )}
      </div>
      <Refusal error={error} />
    </>
  );
}

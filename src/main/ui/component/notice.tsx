import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ApiError } from "../api/client";
import { useSpeech } from "../app/language";
import { ToSignIn } from "../app/to-sign-in";
import { State } from "./state";

/** Why something did not work, in the server's words, where it arose. */
export function Failure({ error, retry }: { error: ApiError | undefined; retry?: () => void }) {
  const { t } = useSpeech();
  if (error === undefined) {
    return null;
  }
  if (error.status === 401) {
    return <ToSignIn />;
  }
  return (
    <div class="panel" role="alert">
      <State meaning={error.isAway ? "attention" : "bad"}>
        <span class="text-wrap text-break">{explain(error, t)}</span>
      </State>
      {error.status === 403 && <p class="mt-2 mb-0">{t("app.forbiddenHint")}</p>}
      {retry && !error.isAway && error.status !== 403 && (
        <button type="button" class="btn btn-outline-secondary btn-sm ms-3" onClick={retry}>
          {t("component.again")}
        </button>
      )}
    </div>
  );
}

/** What an error means for the one who reads it. */
export function explain(error: ApiError, t: ReturnType<typeof useSpeech>["t"]): string {
  if (error.isAway) {
    return t("component.away");
  }
  return error.message || t("component.failed", { status: String(error.status) });
}

/** Nothing is here, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="text-center py-5 px-3">
      <p class="fw-semibold mb-2">{title}</p>
      {children}
    </div>
  );
}

/** What is on its way; said only when it takes longer than people notice. */
export function Loading() {
  const { t } = useSpeech();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="py-5 text-center muted" role="status">
      {late ? t("component.loading") : ""}
    </div>
  );
}

interface Told {
  id: number;
  text: string;
}

const TOLD = "berth:told";
let last = 0;

/** Says in a corner that something was done; an error never goes there, it stands where it arose. */
export function tell(text: string): void {
  dispatchEvent(new CustomEvent<Told>(TOLD, { detail: { id: ++last, text } }));
}

export function Notices() {
  const [told, setTold] = useState<Told[]>([]);
  useEffect(() => {
    const add = (event: Event) => {
      const notice = (event as CustomEvent<Told>).detail;
      setTold((before) => [...before, notice]);
      setTimeout(() => setTold((before) => before.filter((one) => one.id !== notice.id)), 5000);
    };
    addEventListener(TOLD, add);
    return () => removeEventListener(TOLD, add);
  }, []);
  return (
    <div class="notices" role="status">
      {told.map((notice) => (
        <div key={notice.id} class="panel m-0 shadow-sm">
          <State meaning="good">
            <span class="text-wrap">{notice.text}</span>
          </State>
        </div>
      ))}
    </div>
  );
}

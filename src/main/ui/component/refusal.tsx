import type { ApiError } from "../api/client";
import { useSpeech } from "../app/language";
import { useSession } from "../app/session";
import { explain } from "./notice";
import { State } from "./state";

/** What the server said about one field of a form: its messages name the field that they are about. */
export function refusalOf(error: ApiError | undefined, field: string): string | undefined {
  return error?.refusals.find((refusal) => names(refusal.message, field))?.message;
}

interface RefusalProps {
  error: ApiError | undefined;
  /** The fields of the form that show what is about them by themselves. */
  besides?: readonly string[];
}

/** What the server said about a form as a whole, above its button. */
export function Refusal({ error, besides = [] }: RefusalProps) {
  const { t } = useSpeech();
  const { user } = useSession();
  const isElsewhere =
    error !== undefined &&
    error.refusals.length > 0 &&
    error.refusals.every((refusal) => besides.some((field) => names(refusal.message, field)));
  return error === undefined || isElsewhere ? null : (
    <p role="alert" class="mt-3">
      <State meaning={error.isAway ? "attention" : "bad"}>
        <span class="text-wrap text-break">
          {error.isAway ? t("component.awayForm") : error.status === 401 && user !== null ? <SignedOut /> : explain(error, t)}
        </span>
      </State>
    </p>
  );
}

/** In a tab of its own, so that what was typed stays. */
function SignedOut() {
  const { t } = useSpeech();
  return (
    <>
      {t("component.signedOut")}{" "}
      <a href="/account/sign-in" target="_blank">
        {t("component.signInElsewhere")}
      </a>
    </>
  );
}

function names(message: string, field: string): boolean {
  return new RegExp(`(?<![\\w.])${field.replaceAll(".", "\\.")}(?!\\w|\\.\\w)`).test(message);
}

import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { useSession } from "../app/session";
import { State } from "../component/state";
import { Alone } from "./alone";

/** Why an issuer's word opened no session, or linked no account. The server wrote it into the page; an address could say anything. */
export default function RefusedPage() {
  const { t } = useSpeech();
  const { user } = useSession();
  const sentence = document.querySelector<HTMLMetaElement>("meta[name=berth-refusal]")?.content ?? "";
  return (
    <Alone title={t(user === null ? "identity.refused.title" : "identity.refused.linkTitle")}>
      <p role="alert">
        <State meaning="bad">
          <span class="text-wrap text-break">{sentence}</span>
        </State>
      </p>
      {user === null ? (
        <Link class="btn btn-primary" href="/account/sign-in?local">
          {t("identity.register.back")}
        </Link>
      ) : (
        <Link class="btn btn-primary" href="/account">
          {t("identity.refused.toAccount")}
        </Link>
      )}
    </Alone>
  );
}

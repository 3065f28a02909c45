import { useEffect, useState } from "preact/hooks";
import { post } from "../api/client";
import { useSpeech } from "../app/language";
import { Link, navigate, usePlace } from "../app/router";
import { useSession } from "../app/session";
import { useWork } from "../component/dialog";
import { Empty } from "../component/notice";
import { Refusal } from "../component/refusal";
import { Alone } from "./alone";
import { isGoodPassword } from "./new-password";
import { EMPTY_PERSON, PERSON_FIELDS, PersonFields } from "./person-fields";
import { destination, signIn } from "./sign-in";

/** Where strangers make an account for themselves, where the settings let them. */
export default function RegisterPage() {
  const { t } = useSpeech();
  const { user, server } = useSession();
  const { query } = usePlace();
  const to = destination(query);
  useEffect(() => {
    if (user !== null) {
      navigate(to, true);
    }
  }, [user]);
  return (
    <Alone title={t("identity.register.title")}>
      {server.self_registration ? <Form /> : <Empty title={t("identity.register.off")} />}
      <p class="mt-3 mb-0">
        <Link href={`/account/sign-in?${new URLSearchParams({ to })}`}>{t("identity.register.back")}</Link>
      </p>
    </Alone>
  );
}

function Form() {
  const { t } = useSpeech();
  const { reload } = useSession();
  const [person, setPerson] = useState(EMPTY_PERSON);
  const { work, busy, error } = useWork(async () => {
    await post("/users", { body: person });
    await signIn(person.username, person.password);
  });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await work()) {
      await reload();
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <PersonFields person={person} onChange={setPerson} error={error} />
      <Refusal error={error} besides={PERSON_FIELDS} />
      <button
        type="submit"
        class="btn btn-primary w-100"
        disabled={busy || person.username === "" || !isGoodPassword(person.password)}
      >
        {t("identity.register.act")}
      </button>
    </form>
  );
}

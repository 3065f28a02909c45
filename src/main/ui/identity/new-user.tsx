import { useState } from "preact/hooks";
import { post } from "../api/client";
import { useSpeech } from "../app/language";
import { FormDialog } from "../component/dialog";
import { tell } from "../component/notice";
import { isGoodPassword } from "./new-password";
import { EMPTY_PERSON, PERSON_FIELDS, PersonFields } from "./person-fields";

interface NewUserProps {
  onMade: () => void;
  onClose: () => void;
}

/** An administrator makes an account for somebody. */
export function NewUser({ onMade, onClose }: NewUserProps) {
  const { t } = useSpeech();
  const [person, setPerson] = useState(EMPTY_PERSON);
  const make = async () => {
    await post("/users", { body: person });
    tell(t("identity.user.made", { name: person.username }));
    onMade();
  };
  return (
    <FormDialog
      title={t("identity.user.new")}
      act={t("identity.register.act")}
      disabled={person.username === "" || !isGoodPassword(person.password)}
      fields={PERSON_FIELDS}
      onSubmit={make}
      onClose={onClose}
    >
      {(error) => <PersonFields person={person} onChange={setPerson} error={error} />}
    </FormDialog>
  );
}

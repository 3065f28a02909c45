import type { ApiError } from "../api/client";
import { useSpeech } from "../app/language";
import { type Rule, TextField } from "../component/field";
import { refusalOf } from "../component/refusal";
import { NewPassword } from "./new-password";

/** Which letters go together is for the server to say. */
export const NAME_RULE: Rule = { pattern: "[\\p{L}0-9_](?:[\\p{L}0-9_.@ \\-]*[\\p{L}0-9_.\\-])?", maxLength: 255 };
const EMAIL: Rule = { pattern: "[^@\\s]{1,64}@[^@\\s]{1,190}" };

export const EMPTY_PERSON = { username: "", email: "", realname: "", password: "" };

/** Those that show by themselves what the server says of them. */
export const PERSON_FIELDS = ["username", "email", "realname", "password"];

interface PersonFieldsProps {
  person: typeof EMPTY_PERSON;
  onChange: (person: typeof EMPTY_PERSON) => void;
  error: ApiError | undefined;
}

/** What a new account is made of. */
export function PersonFields({ person, onChange, error }: PersonFieldsProps) {
  const { t } = useSpeech();
  return (
    <>
      <TextField
        label={t("identity.name")}
        hint={t("identity.name.rule")}
        rule={NAME_RULE}
        value={person.username}
        onChange={(username) => onChange({ ...person, username })}
        error={refusalOf(error, "username")}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        required
      />
      <TextField
        label={t("identity.email")}
        hint={t("identity.optional")}
        rule={EMAIL}
        type="email"
        value={person.email}
        onChange={(email) => onChange({ ...person, email })}
        error={refusalOf(error, "email")}
        autoComplete="off"
      />
      <TextField
        label={t("identity.realname")}
        hint={t("identity.optional")}
        rule={{ maxLength: 255 }}
        value={person.realname}
        onChange={(realname) => onChange({ ...person, realname })}
        error={refusalOf(error, "realname")}
        autoComplete="off"
      />
      <NewPassword
        label={t("identity.password")}
        value={person.password}
        onChange={(password) => onChange({ ...person, password })}
        error={refusalOf(error, "password")}
      />
    </>
  );
}

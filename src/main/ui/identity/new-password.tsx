import { useSpeech } from "../app/language";
import { fits, type Rule, TextField } from "../component/field";

/** What the server wants of a password; it knows the ones that stand in manuals, too. */
const RULE: Rule = { pattern: "(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9]).*", minLength: 8, maxLength: 128 };

export function isGoodPassword(password: string): boolean {
  return password !== "" && fits(password, RULE);
}

interface NewPasswordProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A password that is chosen here, with the rule for it. */
export function NewPassword(props: NewPasswordProps) {
  const { t } = useSpeech();
  return (
    <TextField
      {...props}
      type="password"
      hint={t("identity.password.rule")}
      rule={RULE}
      broken="identity.password.broken"
      autoComplete="new-password"
      required
    />
  );
}

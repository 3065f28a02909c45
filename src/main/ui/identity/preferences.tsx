import { useState } from "preact/hooks";
import { chooseLanguage } from "../app/app";
import { LANGUAGES, type Language, useSpeech } from "../app/language";
import { chooseTheme, chosenTheme, type Theme } from "../app/theme";
import { SelectField } from "../component/field";

/** How this browser shows the pages. It is remembered here, not with the account. */
export function Preferences() {
  const { t, language } = useSpeech();
  const [theme, setTheme] = useState(chosenTheme());
  const change = (wanted: Theme) => {
    setTheme(wanted);
    chooseTheme(wanted);
  };
  return (
    <div class="row gy-3 fields">
      <div class="col-sm-6">
        <SelectField<Language>
          label={t("identity.preference.language")}
          value={language}
          onChange={chooseLanguage}
          options={[
            ["en", LANGUAGES.en],
            ["de", LANGUAGES.de],
          ]}
        />
      </div>
      <div class="col-sm-6">
        <SelectField<Theme>
          label={t("identity.preference.theme")}
          value={theme}
          onChange={change}
          options={[
            ["auto", t("identity.preference.auto")],
            ["light", t("identity.preference.light")],
            ["dark", t("identity.preference.dark")],
          ]}
        />
      </div>
    </div>
  );
}

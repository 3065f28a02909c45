import { type Key, useSpeech } from "../app/language";
import type { Fit, Pattern } from "./selector";
import { WordChoice, WordText } from "./sentence";

interface PatternWordsProps {
  /** What the pattern is held against, for those who hear it. */
  label: string;
  value: Pattern;
  onChange: (value: Pattern) => void;
  fixed: boolean;
}

/** "matching `v*`", or "other than `v*`", within the sentence of a rule. */
export function PatternWords({ label, value, onChange, fixed }: PatternWordsProps) {
  const { t } = useSpeech();
  const options: [Fit, string][] = [
    ["fits", t("component.pattern.fits")],
    ["others", t("component.pattern.others")],
  ];
  return (
    <>
      <WordChoice
        label={t("component.pattern.fitOf", { what: label })}
        value={value.fit}
        options={options}
        fixed={fixed}
        onChange={(fit) => onChange({ ...value, fit })}
      />{" "}
      <WordText
        label={t("component.pattern.of", { what: label })}
        value={value.pattern}
        mono
        fixed={fixed}
        onChange={(pattern) => onChange({ ...value, pattern })}
      />
    </>
  );
}

const SIGNS: [string, Key][] = [
  ["*", "component.pattern.star"],
  ["**", "component.pattern.stars"],
  ["?", "component.pattern.one"],
  ["[a-z]", "component.pattern.range"],
  ["{a,b}", "component.pattern.choice"],
];

/** What the signs of a pattern stand for, to unfold. */
export function PatternHelp() {
  const { t } = useSpeech();
  return (
    <details class="mt-3">
      <summary class="muted small">{t("component.pattern.help")}</summary>
      <dl class="pairs small mt-2">
        {SIGNS.map(([sign, key]) => (
          <div key={sign}>
            <dt class="mono">{sign}</dt>
            <dd>{t(key, { example: "{v*,release-*}" })}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

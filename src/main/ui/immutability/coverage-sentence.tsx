import { useSpeech } from "../app/language";
import { PatternWords } from "../component/pattern";
import { Sentence } from "../component/sentence";
import type { Coverage } from "./rule";

interface CoverageSentenceProps {
  coverage: Coverage;
  onChange: (coverage: Coverage) => void;
  fixed: boolean;
}

/** What a rule freezes, as a sentence whose parts can be changed. */
export function CoverageSentence({ coverage, onChange, fixed }: CoverageSentenceProps) {
  const { t } = useSpeech();
  return (
    <p class="sentence">
      <Sentence
        text={t("immutability.sentence")}
        parts={{
          repositories: (
            <PatternWords
              label={t("immutability.repositories")}
              value={coverage.repositories}
              fixed={fixed}
              onChange={(repositories) => onChange({ ...coverage, repositories })}
            />
          ),
          tags: (
            <PatternWords
              label={t("immutability.tags")}
              value={coverage.tags}
              fixed={fixed}
              onChange={(tags) => onChange({ ...coverage, tags })}
            />
          ),
        }}
      />
    </p>
  );
}

import { useSpeech } from "../../app/language";
import { State } from "../../component/state";
import type { Provider } from "./shapes";

/** Whether people sign in by it, and whether it is the one that comes first. */
export function ProviderState({ provider }: { provider: Provider }) {
  const { t } = useSpeech();
  return (
    <span class="d-inline-flex flex-wrap gap-3">
      <State meaning={provider.enabled ? "good" : "neutral"}>
        {t(provider.enabled ? "identity.provider.enabled" : "identity.provider.disabled")}
      </State>
      {provider.primary && <span class="tag">{t("identity.provider.primary")}</span>}
    </span>
  );
}

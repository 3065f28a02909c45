import { useSpeech } from "../../app/language";
import { Confirm } from "../../component/dialog";
import type { Provider } from "./shapes";

interface DeleteProviderProps {
  provider: Provider;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** What goes with a provider, and that switching it off keeps all of it. */
export function DeleteProvider({ provider, onConfirm, onClose }: DeleteProviderProps) {
  const { t } = useSpeech();
  return (
    <Confirm
      title={t("identity.provider.deleteTitle", { name: provider.name })}
      act={t("component.delete")}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        {t("identity.provider.deleteWhat", { links: provider.link_count ?? 0, groups: provider.group_count ?? 0 })}{" "}
        {t("identity.provider.deleteStays")}
      </p>
      <p class="mb-0">{t("identity.provider.deleteRather")}</p>
    </Confirm>
  );
}

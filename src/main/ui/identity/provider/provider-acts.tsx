import { useState } from "preact/hooks";
import { put, remove } from "../../api/client";
import { useSpeech } from "../../app/language";
import { Confirm } from "../../component/dialog";
import { Menu } from "../../component/menu";
import { tell } from "../../component/notice";
import { DeleteProvider } from "./delete-provider";
import type { Provider } from "./shapes";

interface ProviderActsProps {
  provider: Provider;
  onChanged: () => void;
  onGone: () => void;
}

type Asking = "enabled" | "primary" | "delete";

/** What an administrator may do with a provider as a whole. */
export function ProviderActs({ provider, onChanged, onGone }: ProviderActsProps) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const change = async (body: { enabled: boolean } | { primary: true }) => {
    await put("/providers/{provider_id}", { path: { provider_id: provider.id }, body });
    tell(t("component.saved"));
    onChanged();
  };
  const del = async () => {
    await remove("/providers/{provider_id}", { path: { provider_id: provider.id } });
    tell(t("identity.provider.gone", { name: provider.name }));
    onGone();
  };
  const turn = provider.enabled
    ? (["identity.provider.disable", "identity.provider.disableWhat"] as const)
    : (["identity.provider.enable", "identity.provider.enableWhat"] as const);
  return (
    <>
      <Menu
        items={[
          { label: t(turn[0]), act: () => setAsking("enabled") },
          !provider.primary && { label: t("identity.provider.makePrimary"), act: () => setAsking("primary") },
          { label: t("component.delete"), danger: true, act: () => setAsking("delete") },
        ]}
      >
        {t("identity.act.menu")}
      </Menu>
      {asking === "enabled" && (
        <Confirm
          title={`${t(turn[0])}: ${provider.name}`}
          act={t(turn[0])}
          onConfirm={() => change({ enabled: !provider.enabled })}
          onClose={close}
        >
          <p>{t(turn[1])}</p>
        </Confirm>
      )}
      {asking === "primary" && (
        <Confirm
          title={`${t("identity.provider.makePrimary")}: ${provider.name}`}
          act={t("identity.provider.makePrimary")}
          onConfirm={() => change({ primary: true })}
          onClose={close}
        >
          <p>{t("identity.provider.primaryWhat")}</p>
        </Confirm>
      )}
      {asking === "delete" && <DeleteProvider provider={provider} onConfirm={del} onClose={close} />}
    </>
  );
}

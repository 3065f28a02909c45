import { useState } from "preact/hooks";
import { remove } from "../api/client";
import type { components } from "../api/schema";
import type { Asked } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Confirm } from "../component/dialog";
import { Menu } from "../component/menu";
import { tell } from "../component/notice";
import { State } from "../component/state";
import { Table } from "../component/table";
import { Ago } from "../component/values";

type LinkReply = components["schemas"]["LinkReply"];

interface LinksProps {
  userId: number;
  asked: Asked<LinkReply[] | undefined>;
  mayChange: boolean;
  /** Asked anew, and whatever else a link decides. */
  onParted: () => void;
}

/** By which accounts at providers somebody signs in. */
export function Links({ userId, asked, mayChange, onParted }: LinksProps) {
  const { t } = useSpeech();
  const [parting, setParting] = useState<LinkReply | null>(null);
  const part = async (link: LinkReply) => {
    await remove("/users/{user_id}/links/{link_id}", { path: { user_id: userId, link_id: link.id } });
    tell(t("identity.link.gone", { name: link.provider_name }));
    onParted();
  };
  return (
    <>
      <Table
        label={t("identity.link.title")}
        asked={asked}
        keyOf={(link) => link.id}
        empty={<p class="muted">{t("identity.link.none")}</p>}
        columns={[
          {
            title: t("identity.link.provider"),
            show: (link) => (
              <>
                {link.provider_name} <span class="muted">{link.kind === "ldap" ? "LDAP" : "OIDC"}</span>
              </>
            ),
          },
          {
            title: t("identity.link.name"),
            show: (link) => (
              <span class="cut name" title={`${link.name} (${link.subject})`}>
                {link.name}
              </span>
            ),
          },
          {
            title: t("identity.link.gives"),
            show: (link) =>
              link.admin_role_in_auth ? (
                <State meaning="neutral">{t("identity.user.administrator")}</State>
              ) : (
                <span class="muted">{t("identity.link.groups")}</span>
              ),
          },
          { title: t("identity.link.last"), show: (link) => <Ago time={link.sign_in_time} /> },
          mayChange && {
            title: "",
            number: true,
            show: (link) => <Menu items={[{ label: t("identity.link.part"), danger: true, act: () => setParting(link) }]} />,
          },
        ]}
      />
      {parting && (
        <Confirm
          title={t("identity.link.partTitle", { name: parting.provider_name })}
          act={t("identity.link.part")}
          onConfirm={() => part(parting)}
          onClose={() => setParting(null)}
        >
          <p>{t("identity.link.partWhat")}</p>
        </Confirm>
      )}
    </>
  );
}

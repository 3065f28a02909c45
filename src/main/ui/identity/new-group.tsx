import { useState } from "preact/hooks";
import { post } from "../api/client";
import type { components } from "../api/schema";
import { useSpeech } from "../app/language";
import { FormDialog } from "../component/dialog";
import { SelectField, TextField } from "../component/field";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";

interface NewGroupProps {
  providers: components["schemas"]["ProviderReply"][];
  onMade: () => void;
  onClose: () => void;
}

/** Harbor's numbers of the two kinds. */
const TYPES: Record<string, number> = { ldap: 1, oidc: 3 };

/** A group that is to have roles before anybody of it has signed in. */
export function NewGroup({ providers, onMade, onClose }: NewGroupProps) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState(String(providers[0]?.id ?? ""));
  const [name, setName] = useState("");
  const [dn, setDn] = useState("");
  const provider = providers.find((one) => String(one.id) === chosen);
  const isDirectory = provider?.kind === "ldap";
  const make = async () => {
    await post("/usergroups", {
      body: {
        group_name: name,
        group_type: TYPES[provider?.kind ?? ""] ?? 0,
        provider_id: Number(chosen),
        ...(isDirectory ? { ldap_group_dn: dn } : {}),
      },
    });
    tell(t("identity.group.made", { name }));
    onMade();
  };
  return (
    <FormDialog
      title={t("identity.group.new")}
      act={t("identity.group.make")}
      disabled={name === "" || (isDirectory && dn === "")}
      fields={["group_name", "ldap_group_dn"]}
      onSubmit={make}
      onClose={onClose}
    >
      {(error) => (
        <>
          <SelectField
            label={t("identity.link.provider")}
            value={chosen}
            onChange={setChosen}
            options={providers.map((one) => [String(one.id), one.name] as const)}
          />
          <TextField
            label={t("identity.group.name")}
            hint={t(isDirectory ? "identity.group.nameHintLdap" : "identity.group.nameHintOidc")}
            value={name}
            onChange={setName}
            error={refusalOf(error, "group_name")}
          />
          {isDirectory && (
            <TextField
              label={t("identity.group.dn")}
              hint={t("identity.group.dnHint")}
              value={dn}
              onChange={setDn}
              error={refusalOf(error, "ldap_group_dn")}
              spellcheck={false}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

import type { components } from "../../api/schema";
import type { Key } from "../../app/language";

export type Provider = components["schemas"]["ProviderReply"];
export type Kind = "ldap" | "oidc";

/** The settings of a provider of either kind; those that both have are of the same type. */
export type Fields = components["schemas"]["LdapFields"] & components["schemas"]["OidcFields"];

type NameOf<T> = { [K in keyof Fields]-?: NonNullable<Fields[K]> extends T ? (T extends NonNullable<Fields[K]> ? K : never) : never }[keyof Fields];

/** How a setting is filled in. */
export type Shape = { label: Key; hint?: Key } & (
  | { input: "text" | "mono" | "secret" | "certificate"; name: NameOf<string> }
  | { input: "flag"; name: NameOf<boolean> }
  | { input: "whole" | "scope"; name: NameOf<number> }
  | { input: "words"; name: NameOf<string[]> }
  | { input: "pairs"; name: NameOf<Record<string, string>> }
);

export interface Section {
  title: Key;
  shapes: readonly Shape[];
}

const TRUST: readonly Shape[] = [
  { name: "verify_certificate", input: "flag", label: "identity.provider.verify", hint: "identity.provider.verify.hint" },
  { name: "ca_certificate", input: "certificate", label: "identity.provider.authority", hint: "identity.provider.authority.hint" },
  { name: "timeout_seconds", input: "whole", label: "identity.provider.timeout", hint: "identity.provider.timeout.hint" },
];

const LDAP: readonly Section[] = [
  {
    title: "identity.provider.connection",
    shapes: [
      { name: "url", input: "mono", label: "identity.ldap.url", hint: "identity.ldap.url.hint" },
      { name: "start_tls", input: "flag", label: "identity.ldap.startTls", hint: "identity.ldap.startTls.hint" },
      { name: "search_dn", input: "mono", label: "identity.ldap.searchDn", hint: "identity.ldap.searchDn.hint" },
      { name: "secret", input: "secret", label: "identity.ldap.secret" },
      ...TRUST,
    ],
  },
  {
    title: "identity.provider.people",
    shapes: [
      { name: "base_dn", input: "mono", label: "identity.ldap.baseDn", hint: "identity.ldap.baseDn.hint" },
      { name: "scope", input: "scope", label: "identity.ldap.scope" },
      { name: "filter", input: "mono", label: "identity.ldap.filter", hint: "identity.ldap.filter.hint" },
      { name: "name_attribute", input: "mono", label: "identity.ldap.name", hint: "identity.ldap.name.hint" },
      { name: "email_attribute", input: "mono", label: "identity.ldap.email" },
      { name: "realname_attribute", input: "mono", label: "identity.ldap.realname" },
      { name: "id_attribute", input: "mono", label: "identity.ldap.id", hint: "identity.ldap.id.hint" },
    ],
  },
  {
    title: "app.admin.groups",
    shapes: [
      { name: "group_base_dn", input: "mono", label: "identity.ldap.groupBaseDn", hint: "identity.ldap.groupBaseDn.hint" },
      { name: "group_scope", input: "scope", label: "identity.ldap.scope" },
      { name: "group_filter", input: "mono", label: "identity.ldap.groupFilter", hint: "identity.ldap.groupFilter.hint" },
      { name: "group_name_attribute", input: "mono", label: "identity.ldap.groupName" },
      { name: "membership_attribute", input: "mono", label: "identity.ldap.membership", hint: "identity.ldap.membership.hint" },
      { name: "member_attribute", input: "mono", label: "identity.ldap.member", hint: "identity.ldap.member.hint" },
      { name: "group_admin_dn", input: "mono", label: "identity.ldap.adminDn", hint: "identity.provider.adminGroup.hint" },
    ],
  },
];

const OIDC: readonly Section[] = [
  {
    title: "identity.provider.connection",
    shapes: [
      { name: "endpoint", input: "mono", label: "identity.oidc.endpoint", hint: "identity.oidc.endpoint.hint" },
      { name: "client_id", input: "mono", label: "identity.oidc.clientId" },
      { name: "secret", input: "secret", label: "identity.oidc.secret" },
      { name: "scopes", input: "words", label: "identity.oidc.scopes", hint: "identity.oidc.scopes.hint" },
      { name: "redirect_parameters", input: "pairs", label: "identity.oidc.parameters", hint: "identity.oidc.parameters.hint" },
      ...TRUST,
    ],
  },
  {
    title: "identity.provider.people",
    shapes: [
      { name: "user_claim", input: "mono", label: "identity.oidc.userClaim", hint: "identity.oidc.userClaim.hint" },
      { name: "auto_onboard", input: "flag", label: "identity.oidc.onboard", hint: "identity.oidc.onboard.hint" },
      { name: "logout", input: "flag", label: "identity.oidc.logout", hint: "identity.oidc.logout.hint" },
    ],
  },
  {
    title: "app.admin.groups",
    shapes: [
      { name: "groups_claim", input: "mono", label: "identity.oidc.groupsClaim", hint: "identity.oidc.groupsClaim.hint" },
      { name: "group_filter", input: "mono", label: "identity.ldap.groupFilter", hint: "identity.oidc.groupFilter.hint" },
      { name: "admin_group", input: "text", label: "identity.oidc.adminGroup", hint: "identity.provider.adminGroup.hint" },
    ],
  },
];

export const SECTIONS: Record<Kind, readonly Section[]> = { ldap: LDAP, oidc: OIDC };

/** What the server takes where nothing is said. */
export const BLANK: Record<Kind, Fields> = {
  ldap: {
    url: "",
    start_tls: false,
    verify_certificate: true,
    scope: 2,
    name_attribute: "cn",
    email_attribute: "mail",
    realname_attribute: "cn",
    timeout_seconds: 5,
    group_scope: 2,
    group_name_attribute: "cn",
    membership_attribute: "memberof",
  },
  oidc: {
    endpoint: "",
    scopes: ["openid", "profile", "email"],
    verify_certificate: true,
    auto_onboard: false,
    logout: false,
    timeout_seconds: 5,
  },
};

export function kindOf(text: string | undefined): Kind | null {
  return text === "ldap" || text === "oidc" ? text : null;
}

/** What the settings are called in the API: a part of the provider by the name of its kind. */
export function settingsOf(kind: Kind, fields: Fields): { ldap: Fields } | { oidc: Fields } {
  return kind === "ldap" ? { ldap: fields } : { oidc: fields };
}

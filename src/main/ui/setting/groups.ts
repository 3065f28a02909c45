import type { components } from "../api/schema";
import type { Key } from "../app/language";

export type SettingName = keyof components["schemas"]["ConfigurationsResponse"];

/** How a setting is filled in. */
export type Shape =
  | { kind: "flag" }
  | { kind: "whole"; least: number; most: number }
  | { kind: "size" }
  | { kind: "text"; long?: boolean }
  | { kind: "choice"; options: readonly (readonly [string, Key])[] }
  | { kind: "events" };

export interface Item {
  name: SettingName;
  label: Key;
  hint: Key;
  shape: Shape;
}

export interface Group {
  title: Key;
  items: readonly Item[];
}

const FLAG: Shape = { kind: "flag" };

/** The settings that there is something behind, in the order people look for them. Those of providers stand with the providers. */
export const GROUPS: readonly Group[] = [
  {
    title: "setting.group.projects",
    items: [
      {
        name: "project_creation_restriction",
        label: "setting.projectCreation",
        hint: "setting.projectCreation.hint",
        shape: {
          kind: "choice",
          options: [
            ["everyone", "setting.projectCreation.everyone"],
            ["adminonly", "setting.projectCreation.administrators"],
          ],
        },
      },
      { name: "storage_per_project", label: "setting.storage", hint: "setting.storage.hint", shape: { kind: "size" } },
      { name: "quota_per_project_enable", label: "setting.quota", hint: "setting.quota.hint", shape: FLAG },
    ],
  },
  {
    title: "setting.group.signIn",
    items: [
      {
        name: "auth_mode",
        label: "setting.authMode",
        hint: "setting.authMode.hint",
        shape: {
          kind: "choice",
          options: [
            ["db_auth", "setting.authMode.local"],
            ["ldap_auth", "setting.authMode.ldap"],
            ["oidc_auth", "setting.authMode.oidc"],
          ],
        },
      },
      { name: "primary_auth_mode", label: "setting.primary", hint: "setting.primary.hint", shape: FLAG },
      { name: "self_registration", label: "setting.registration", hint: "setting.registration.hint", shape: FLAG },
      {
        name: "session_timeout",
        label: "setting.session",
        hint: "setting.session.hint",
        shape: { kind: "whole", least: 1, most: 525_600 },
      },
      {
        name: "token_expiration",
        label: "setting.token",
        hint: "setting.token.hint",
        shape: { kind: "whole", least: 1, most: 525_600 },
      },
    ],
  },
  {
    title: "setting.group.robots",
    items: [
      {
        name: "robot_token_duration",
        label: "setting.robotDuration",
        hint: "setting.robotDuration.hint",
        shape: { kind: "whole", least: 1, most: 36_500 },
      },
      { name: "robot_name_prefix", label: "setting.robotPrefix", hint: "setting.robotPrefix.hint", shape: { kind: "text" } },
    ],
  },
  {
    title: "setting.group.operation",
    items: [
      { name: "read_only", label: "setting.readOnly", hint: "setting.readOnly.hint", shape: FLAG },
      { name: "banner_message", label: "setting.banner", hint: "setting.banner.hint", shape: { kind: "text", long: true } },
    ],
  },
  {
    title: "setting.group.audit",
    items: [
      { name: "skip_audit_log_database", label: "setting.auditElsewhere", hint: "setting.auditElsewhere.hint", shape: FLAG },
      {
        name: "disabled_audit_log_event_types",
        label: "setting.auditEvents",
        hint: "setting.auditEvents.hint",
        shape: { kind: "events" },
      },
    ],
  },
];

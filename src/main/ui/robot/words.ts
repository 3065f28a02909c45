import type { Key } from "../app/language";

/** What the API's resources are called. */
const RESOURCES: Record<string, Key> = {
  artifact: "robot.resource.artifact",
  repository: "robot.resource.repository",
  tag: "robot.resource.tag",
  accessory: "robot.resource.accessory",
  "artifact-addition": "robot.resource.artifactAddition",
  "artifact-label": "robot.resource.artifactLabel",
  label: "robot.resource.label",
  "immutable-tag": "robot.resource.immutableTag",
  "tag-retention": "robot.resource.tagRetention",
  member: "robot.resource.member",
  metadata: "robot.resource.metadata",
  project: "robot.resource.project",
  quota: "robot.resource.quota",
  robot: "robot.resource.robot",
  log: "robot.resource.log",
  "notification-policy": "robot.resource.notificationPolicy",
  "preheat-policy": "robot.resource.preheatPolicy",
  "preheat-instance": "robot.resource.preheatInstance",
  scan: "robot.resource.scan",
  sbom: "robot.resource.sbom",
  scanner: "robot.resource.scanner",
  "scan-all": "robot.resource.scanAll",
  "security-hub": "robot.resource.securityHub",
  "export-cve": "robot.resource.exportCve",
  "audit-log": "robot.resource.auditLog",
  "purge-audit": "robot.resource.purgeAudit",
  "garbage-collection": "robot.resource.garbageCollection",
  "jobservice-monitor": "robot.resource.jobserviceMonitor",
  replication: "robot.resource.replication",
  "replication-policy": "robot.resource.replicationPolicy",
  "replication-adapter": "robot.resource.replicationAdapter",
  registry: "robot.resource.registry",
  "system-volumes": "robot.resource.systemVolumes",
  catalog: "robot.resource.catalog",
  user: "robot.resource.user",
  "ldap-user": "robot.resource.ldapUser",
  "user-group": "robot.resource.userGroup",
};

const ACTIONS: Record<string, Key> = {
  create: "robot.action.create",
  read: "robot.action.read",
  update: "robot.action.update",
  delete: "robot.action.delete",
  list: "robot.action.list",
  pull: "robot.action.pull",
  push: "robot.action.push",
  stop: "robot.action.stop",
};

type Translate = (key: Key) => string;

/** The name of a resource; one that is new to this UI goes by the API's. */
export function resourceName(resource: string, t: Translate): string {
  const key = RESOURCES[resource];
  return key ? t(key) : resource;
}

export function actionName(action: string, t: Translate): string {
  const key = ACTIONS[action];
  return key ? t(key) : action;
}

import type { components } from "../api/schema";
import type { Artifact } from "./place";

type Platform = components["schemas"]["Platform"];

/** Attributes come from what people push: whatever is not of the expected form counts as absent. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

export function fields(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

export function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An address that may become a link: what is pushed may hold {@code javascript:} and the like. */
export function webAddress(value: unknown): string | undefined {
  const address = text(value);
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

/** {@code linux/arm64/v8}. */
export function platformName(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join("/");
}

/** What builders list in an index beside its images, such as attestations, says that its platform is unknown. */
export function isPlatform(platform: Platform | undefined): platform is Platform {
  return platform?.os !== undefined && platform.os !== "unknown" && platform.architecture !== "unknown";
}

/** The platforms that an artifact runs on: its own, or those of an index. */
export function platformsOf(artifact: Artifact): string[] {
  const children = (artifact.references ?? []).map((child) => child.platform ?? undefined).filter(isPlatform);
  if (children.length > 0) {
    return [...new Set(children.map(platformName))];
  }
  const { os, architecture, variant } = artifact.extra_attrs;
  const own = { os: text(os) ?? "unknown", architecture: text(architecture) ?? "unknown", variant: text(variant) ?? "" };
  return isPlatform(own) ? [platformName(own)] : [];
}

export function isIndex(artifact: Artifact): boolean {
  return /image\.index|manifest\.list/.test(artifact.manifest_media_type);
}

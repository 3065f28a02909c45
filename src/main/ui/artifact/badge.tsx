import lock from "bootstrap-icons/icons/lock-fill.svg";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { Icon } from "../component/icon";
import type { ArtifactLabel, Tag } from "./place";

/** A tag's name; a lock says that a rule keeps it as it is. */
export function TagName({ tag }: { tag: Pick<Tag, "name" | "immutable"> }) {
  const { t } = useSpeech();
  return (
    <span class="tag mono" title={tag.immutable ? `${tag.name} – ${t("artifact.frozenHint")}` : tag.name}>
      {tag.immutable && <Icon svg={lock} />}
      <span class="cut">{tag.name}</span>
      {tag.immutable && <span class="visually-hidden">{t("artifact.frozen")}</span>}
    </span>
  );
}

const SHOWN = 3;

interface FewTagsProps {
  tags: Tag[];
  /** Where all of them are. */
  href: string;
  /** Where each of them leads, in lists. */
  to?: string;
}

/** The latest tags of an artifact, and the way to the others. */
export function FewTags({ tags, href, to }: FewTagsProps) {
  const { t } = useSpeech();
  const more = tags.length - SHOWN;
  return (
    <span class="badges">
      {tags.slice(0, SHOWN).map((tag) =>
        to === undefined ? (
          <TagName key={tag.id} tag={tag} />
        ) : (
          <Link key={tag.id} href={to} class="mw-100">
            <TagName tag={tag} />
          </Link>
        ),
      )}
      {more > 0 && (
        <Link href={href} class="text-nowrap">
          {t("artifact.moreTags", { count: more })}
        </Link>
      )}
      {tags.length === 0 && <span class="muted">{t("artifact.untagged")}</span>}
    </span>
  );
}

export function LabelName({ label }: { label: Pick<ArtifactLabel, "name" | "color"> }) {
  return (
    <span class="tag" title={label.name}>
      <span class="swatch" style={{ background: label.color || "currentColor" }} />
      <span class="cut">{label.name}</span>
    </span>
  );
}

export function Labels({ labels }: { labels: ArtifactLabel[] }) {
  return (
    <span class="badges">
      {labels.map((label) => (
        <LabelName key={label.id} label={label} />
      ))}
    </span>
  );
}

import down from "bootstrap-icons/icons/arrow-down.svg";
import up from "bootstrap-icons/icons/arrow-up.svg";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Asked } from "../api/use-get";
import { useSpeech } from "../app/language";
import { setQueryValues, usePlace, useQueryValue } from "../app/router";
import { Icon } from "./icon";
import { Failure, Loading } from "./notice";
import { PAGE_SIZE, Pages } from "./pages";

export interface Column<Row> {
  title: string;
  show: (row: Row) => ComponentChildren;
  /** The field that the server sorts by. */
  sort?: string;
  /** Numbers stand to the right. */
  number?: boolean;
  /** What is less important goes from narrow screens, by Bootstrap's classes. */
  class?: string;
  /** The title is for those who hear it alone, as over the menus of rows. */
  quiet?: boolean;
}

/** What the address says of a table: its page, its order, and the words that it is filtered by. */
export interface Listing {
  page: number;
  sort: string;
  filter: string;
  /** What the further filters of the page are set to, by their names in the address; empty where nothing is chosen. */
  filters: Readonly<Record<string, string>>;
  /** What the server is asked for. */
  query: { page: number; page_size: number; sort?: string };
}

/**
 * The state of the one table of a page, kept in the address; {@code sort} is the standard order, with - before it downwards. Pages that
 * filter by more than words name what else they filter by.
 */
export function useListing(sort = "", ...filters: string[]): Listing {
  const { query } = usePlace();
  const [page] = useQueryValue("page", "1");
  const [order] = useQueryValue("sort", sort);
  const [filter] = useQueryValue("filter");
  const number = Math.max(1, Number.parseInt(page, 10) || 1);
  return {
    page: number,
    sort: order,
    filter,
    filters: Object.fromEntries(filters.map((name) => [name, query.get(name) ?? ""])),
    query: { page: number, page_size: PAGE_SIZE, ...(order ? { sort: order } : {}) },
  };
}

/** A list query of the API that looks for a part of a field; what has a meaning in that language is left out of the words. */
export function containing(field: string, words: string): string | undefined {
  const plain = words.replace(/[,=~(){}[\]]/g, "").trim();
  return plain === "" ? undefined : `${field}=~${plain}`;
}

/** Filters as one types; the address follows after a moment. */
export function FilterBox({ label, name = "filter" }: { label: string; name?: string }) {
  const [filter] = useQueryValue(name);
  const [typed, setTyped] = useState(filter);
  useEffect(() => setTyped(filter), [filter]);
  useEffect(() => {
    if (typed === filter) {
      return undefined;
    }
    const timer = setTimeout(() => setQueryValues({ [name]: typed, page: "" }), 250);
    return () => clearTimeout(timer);
  }, [typed, filter]);
  return (
    <input
      type="search"
      class="form-control"
      placeholder={label}
      aria-label={label}
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

/** Several rows that something is to be done with; shift takes all between. */
export interface Selection<K> {
  selected: ReadonlySet<K>;
  set: (keys: ReadonlySet<K>) => void;
}

export function useSelection<K>(): Selection<K> {
  const [selected, set] = useState<ReadonlySet<K>>(new Set<K>());
  return { selected, set };
}

interface TableProps<Row, K extends string | number> {
  /** What the table shows, for those who hear it. */
  label: string;
  asked: Asked<Row[] | undefined>;
  columns: (Column<Row> | false)[];
  keyOf: (row: Row) => K;
  listing?: Listing;
  selection?: Selection<K>;
  /** What a row is called, for the label of its box. */
  nameOf?: (row: Row) => string;
  /** Clears a filter that is more than the words of the filter box. */
  onClear?: () => void;
  /** Shown where there is nothing at all; with a filter the table says how to clear it. */
  empty: ComponentChildren;
}

/** One page of a list of the server. */
export function Table<Row, K extends string | number>(props: TableProps<Row, K>) {
  const { label, asked, columns, keyOf, listing, selection, empty } = props;
  const rows = asked.data;
  if (asked.error && !(asked.error.isAway && rows)) {
    // The server does not understand what the address asks for, as in a link that was cut: asking again would not help.
    const isMisread = listing !== undefined && (asked.error.status === 400 || asked.error.status === 422);
    return isMisread ? (
      <>
        <Failure error={asked.error} />
        <NothingFits
          clear={() => {
            props.onClear?.();
            clear(listing);
          }}
        />
      </>
    ) : (
      <Failure error={asked.error} retry={asked.reload} />
    );
  }
  if (rows === undefined) {
    return <Loading />;
  }
  if (rows.length === 0) {
    return listing && (isFiltered(listing) || listing.page > 1) ? (
      <NothingFits clear={props.onClear ?? (() => clear(listing))} />
    ) : (
      <>{empty}</>
    );
  }
  const shown = columns.filter((column): column is Column<Row> => column !== false);
  return (
    <>
      <div class="table-wrap" tabIndex={0} role="region" aria-label={label}>
        <table class="table table-hover" aria-busy={asked.loading}>
          <thead>
            <tr>
              {selection && <SelectAll keys={rows.map(keyOf)} selection={selection} />}
              {shown.map((column) => (
                <Head key={column.title} column={column} sort={listing?.sort ?? ""} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)} class={selection?.selected.has(keyOf(row)) ? "selected" : undefined}>
                {selection && (
                  <SelectOne
                    itsKey={keyOf(row)}
                    keys={rows.map(keyOf)}
                    name={props.nameOf?.(row) ?? String(keyOf(row))}
                    selection={selection}
                  />
                )}
                {shown.map((column) => (
                  <td key={column.title} class={classOf(column)}>
                    {column.show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {listing && <Pages total={asked.total} page={listing.page} shown={rows.length} />}
    </>
  );
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort: string }) {
  const field = column.sort;
  const isDown = field !== undefined && sort === `-${field}`;
  const isUp = field !== undefined && sort === field;
  const order: JSX.AriaAttributes["aria-sort"] = isDown ? "descending" : isUp ? "ascending" : undefined;
  return (
    <th scope="col" class={classOf(column)} aria-sort={order}>
      {field === undefined ? (
        <span class={column.quiet ? "visually-hidden" : undefined}>{column.title}</span>
      ) : (
        <button type="button" onClick={() => setQueryValues({ sort: isDown ? field : `-${field}`, page: "" })}>
          {column.title}
          {(isDown || isUp) && <Icon svg={isDown ? down : up} />}
        </button>
      )}
    </th>
  );
}

function classOf<Row>({ number, class: more }: Column<Row>): string | undefined {
  return [number && "number", more].filter(Boolean).join(" ") || undefined;
}

function SelectAll<K>({ keys, selection }: { keys: K[]; selection: Selection<K> }) {
  const { t } = useSpeech();
  const all = keys.every((key) => selection.selected.has(key));
  return (
    <th scope="col">
      <input
        type="checkbox"
        class="form-check-input"
        aria-label={t("component.selectAll")}
        checked={all}
        onChange={() => selection.set(all ? new Set<K>() : new Set(keys))}
      />
    </th>
  );
}

interface SelectOneProps<K> {
  itsKey: K;
  keys: K[];
  name: string;
  selection: Selection<K>;
}

let lastSelected: unknown;

function SelectOne<K>({ itsKey, keys, name, selection }: SelectOneProps<K>) {
  const { t } = useSpeech();
  const box = useRef<HTMLInputElement>(null);
  const toggle = (event: MouseEvent) => {
    const next = new Set(selection.selected);
    const from = keys.indexOf(lastSelected as K);
    const to = keys.indexOf(itsKey);
    const range = event.shiftKey && from >= 0 ? keys.slice(Math.min(from, to), Math.max(from, to) + 1) : [itsKey];
    for (const key of range) {
      if (selection.selected.has(itsKey)) {
        next.delete(key);
      } else {
        next.add(key);
      }
    }
    lastSelected = itsKey;
    selection.set(next);
  };
  return (
    <td>
      <input
        ref={box}
        type="checkbox"
        class="form-check-input"
        aria-label={t("component.select", { name })}
        checked={selection.selected.has(itsKey)}
        onClick={toggle}
      />
    </td>
  );
}

function isFiltered(listing: Listing): boolean {
  return listing.filter !== "" || Object.values(listing.filters).some((value) => value !== "");
}

function clear(listing: Listing): void {
  const names = ["filter", "page", "sort", ...Object.keys(listing.filters)];
  setQueryValues(Object.fromEntries(names.map((name) => [name, ""])));
}

function NothingFits({ clear }: { clear: () => void }) {
  const { t } = useSpeech();
  return (
    <div class="text-center py-5">
      <p class="fw-semibold mb-2">{t("component.nothingFits")}</p>
      <button
        type="button"
        class="btn btn-outline-secondary"
        onClick={clear}
      >
        {t("component.clearFilter")}
      </button>
    </div>
  );
}

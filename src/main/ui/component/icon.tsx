/** One of Bootstrap's icons, imported as text by whoever shows it. It says nothing: a word stands beside it, or the button has a label. */
export function Icon({ svg }: { svg: string }) {
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />;
}

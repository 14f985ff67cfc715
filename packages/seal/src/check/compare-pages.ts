import { type Page, pagesByObject, pagesOf } from '../pdf/pages.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { isArray, isReference, isSameValue, type PdfValue } from '../pdf/pdf-value.ts';
import type { AppendedFinding } from '../seal-report.ts';
import { explain, type Revisions } from './revision-changes.ts';
import type { SignatureField } from './signature-places.ts';

/** Names the pages that were added, removed, moved or changed; the widgets of the `quiet` signature fields do not count. @throws PdfError */
export function comparePages(revisions: Revisions, quietFields: readonly SignatureField[]): AppendedFinding[] {
  const [before, after] = [pagesOf(revisions.before), pagesOf(revisions.after)];
  const moved = movedPages(revisions, before, after);
  const quiet = new Set(quietFields.map(({ reference }) => reference.number));
  const known = new Map(before.map((page) => [page.reference.number, page]));
  const changed = new Set<number>();
  for (const [index, page] of after.entries()) {
    const old = known.get(page.reference.number);
    if (old !== undefined && isPageChanged(revisions, { old, page, quiet })) changed.add(index + 1);
    explain(revisions, [page.reference, page.dictionary.entries.get('Annots')]);
  }
  for (const [object, pages] of pagesByObject(revisions.after)) {
    if (!revisions.unexplained.has(object)) continue;
    for (const page of pages) changed.add(page);
    explain(revisions, [object]);
  }
  return [...moved, ...[...changed].sort((a, b) => a - b).map((page) => ({ code: 'page-changed', page }) as const)];
}

function movedPages(revisions: Revisions, before: readonly Page[], after: readonly Page[]): AppendedFinding[] {
  const oldNumbers = before.map(({ reference }) => reference.number);
  const numbers = after.map(({ reference }) => reference.number);
  const [old, current] = [new Set(oldNumbers), new Set(numbers)];
  const findings: AppendedFinding[] = [];
  for (const [index, number] of numbers.entries()) if (!old.has(number)) findings.push({ code: 'page-added', page: index + 1 });
  for (const [index, number] of oldNumbers.entries()) if (!current.has(number)) findings.push({ code: 'page-removed', page: index + 1 });
  const kept = numbers.filter((number) => old.has(number));
  const isOrderKept = isSameValue(kept, oldNumbers.filter((number) => current.has(number)));
  if (!isOrderKept) findings.push({ code: 'pages-reordered' });
  if (findings.length > 0) explain(revisions, [...treeNodes(revisions.before), ...treeNodes(revisions.after), ...oldNumbers, ...numbers]);
  return findings;
}

/** The inner nodes of the page tree, which every added or removed page rewrites. */
function treeNodes(file: PdfFile): PdfValue[] {
  const parents = pagesOf(file).flatMap(({ dictionary }) => dictionary.entries.get('Parent') ?? []);
  return [file.catalog.entries.get('Pages') ?? null, ...parents];
}

type PagePair = { readonly old: Page; readonly page: Page; readonly quiet: ReadonlySet<number> };

function isPageChanged({ before, after }: Revisions, { old, page, quiet }: PagePair): boolean {
  const keys = new Set([...old.dictionary.entries.keys(), ...page.dictionary.entries.keys()]);
  keys.delete('Annots');
  const isRestSame = [...keys].every((key) => isSameValue(old.dictionary.entries.get(key), page.dictionary.entries.get(key)));
  const oldMarks = annotationsOf(before, old);
  const marks = annotationsOf(after, page).filter((each) => !(isReference(each) && quiet.has(each.number)));
  return !isRestSame || !isSameValue(oldMarks, marks);
}

function annotationsOf(file: PdfFile, page: Page): readonly PdfValue[] {
  const annotations = file.resolve(page.dictionary.entries.get('Annots'));
  return isArray(annotations) ? annotations : [];
}

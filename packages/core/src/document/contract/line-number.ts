/** How a line is numbered: by its sign, and how deep. */
export type LineNumber = {
  /** `sign` "§ 3", `word` "Article 3", `many` "3.2", `one` "3.", `roman` "III.", `letter` "a)", `bullet` "–" */
  readonly style: 'sign' | 'word' | 'many' | 'one' | 'roman' | 'letter' | 'bullet';
  /** As it stands in the text, without what only closes it: "§ 3", "3.2", "a". */
  readonly label: string;
  /** Its parts as numbers, where it has any: [3, 2]. */
  readonly parts: readonly number[];
  /** What follows the number. */
  readonly rest: string;
  /** Whether a bracket closes a whole number: "1)". Below "1." that is an item. */
  readonly bracket?: boolean;
};

/** Each is anchored and walks the line once; the longest number comes first. */
const FORMS: readonly (readonly [LineNumber['style'], RegExp])[] = [
  ['sign', /^(§ ?\d{1,3}[a-z]?)[.:]?(?: |$)(.*)$/],
  ['word', /^((?:art\.|article|artykuł|section|clause|rozdział|paragraf|статья|раздел|пункт|глава) (?:\d{1,3}|[ivxlc]{1,6}))[.:]?(?: |$)(.*)$/i],
  ['many', /^(\d{1,3}(?:\.\d{1,3}){1,4})[.)]? (.*)$/],
  ['one', /^(\d{1,3})[.)] (.*)$/],
  ['roman', /^([IVXLC]{1,6})[.)] (.*)$/],
  ['letter', /^\(?([a-zа-я])\) (.*)$/],
  ['bullet', /^([-–—•▪◦·*]) (.*)$/],
];

/** The number at the beginning of a line; null where it has none. */
export function lineNumber(text: string): LineNumber | null {
  const line = text.replaceAll(/[\t\u00A0]+/g, ' ').trim();
  for (const [style, form] of FORMS) {
    const found = form.exec(line);
    if (found !== null) return { style, label: found[1] ?? '', parts: (found[1]?.match(/\d+/g) ?? []).map(Number), rest: (found[2] ?? '').trim(), bracket: style === 'one' && line.charAt(found[1]?.length ?? 0) === ')' };
  }
  return null;
}

import type { Page } from 'playwright-core';

/** What a finger needs, in CSS pixels. */
const FINGER = 44;
/** Half a pixel less than a border takes away. */
const SLACK = 1;

/**
 * What is to be pressed on a page and is lower than a finger, one line each; empty when all is well. Measured where a
 * press lands: room around the words counts, and what lies over a neighbour's room is not counted twice.
 * Left out are links within a sentence, and the values in the cards of a list, which are lines of text (36 px) that open where they are pressed.
 */
export async function tooLowForAFinger(page: Page): Promise<readonly string[]> {
  return page.evaluate(({ needed }) => {
    const pressed = 'button,a[href],select,input:not([type=hidden]),textarea,summary,[role=option],[role=menuitem],[role=menuitemradio]';
    const inSentence = (element: Element) => element.tagName === 'A' && element.closest('p,.ui-story,.qu-said') !== null;
    const shown = [...document.querySelectorAll<HTMLElement>(pressed)].filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !inSentence(element));
    const landsOn = (element: Element, x: number, y: number) => {
      const under = document.elementFromPoint(x, y);
      if (under === null) return false;
      const label = element.closest('label') ?? document.querySelector(`label[for="${element.id}"]`);
      return element.contains(under) || (element.id !== '' && label?.contains(under) === true) || (element.closest('label')?.contains(under) ?? false);
    };
    const found: string[] = [];
    for (const element of shown) {
      const needs = element.matches('.ui-gridlist__edit') ? 36 : needed;
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [x, y] = [Math.max(1, Math.min(innerWidth - 1, (left + right) / 2)), (top + bottom) / 2];
      // Behind a dialog, a bar or beyond the edge of a strip: nothing that a finger reaches now.
      if (right - left < 2 || !landsOn(element, x, y)) continue;
      let [up, down] = [0, 0];
      while (up < needs && landsOn(element, x, y - up - 1)) up += 1;
      while (down < needs && landsOn(element, x, y + down + 1)) down += 1;
      const height = up + down + 1;
      if (height < needs - 1) found.push(`${height} px: ${element.className} “${(element.getAttribute('aria-label') ?? element.innerText).trim().slice(0, 40)}”`);
    }
    return [...new Set(found)];
  }, { needed: FINGER + 1 - SLACK });
}

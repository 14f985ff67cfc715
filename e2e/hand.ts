import type { Locator } from 'playwright-core';
import type { Effort } from '@entente/core/signing/effort';

/** What a person's hand does on a page, counted as it is done. */
export type Hand = {
  /** A tap that only carries out what is clear already. */
  tap(target: Locator): Promise<void>;
  /** A tap that chooses: a box, one of several, the button that binds. */
  choose(target: Locator): Promise<void>;
  /** Taps into a field and types. */
  type(field: Locator, text: string): Promise<void>;
  /** Types into a field that has the cursor already. */
  write(field: Locator, text: string): Promise<void>;
  /** Types on after what stands in a field that has the cursor already. */
  append(field: Locator, text: string): Promise<void>;
  /** Presses a key; it costs as much as a typed character. */
  press(field: Locator, key: string): Promise<void>;
  /** Counts a choice that is not made, for it would end what is looked at; what it would press is there. */
  meant(target: Locator): Promise<void>;
  /** Counts what would be typed after such a choice. */
  wouldType(text: string): void;
  /** Takes a file of the device: a tap on the field, a choice and a tap in what the device then shows. */
  takeFile(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** What was touched and is narrower or lower than a finger, one line each; nothing is said of a hand that does not touch. */
  tooSmall(): readonly string[];
  effort(): Omit<Effort, 'words'>;
};

/** What a finger hits without aiming, in CSS pixels either way. Source: WCAG 2.2, 2.5.5 (enhanced). */
const FINGER = 44;

/** How large something is for a finger: itself with the words that act for it. */
async function areaOf(target: Locator): Promise<{ words: string; width: number; height: number }> {
  return target.evaluate((element) => {
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : [];
    const boxes = [element, ...labels].map((part) => part.getBoundingClientRect());
    const span = (low: 'left' | 'top', high: 'right' | 'bottom'): number => Math.max(...boxes.map((box) => box[high])) - Math.min(...boxes.map((box) => box[low]));
    return { words: (element.textContent || labels[0]?.textContent || element.id).trim(), width: span('left', 'right'), height: span('top', 'bottom') };
  });
}

/** A hand with its count at nothing; `touches` on a screen without a mouse. */
export function freshHand({ touches = false } = {}): Hand {
  const effort = { taps: 0, characters: 0, decisions: 0 };
  const small: string[] = [];
  const aim = async (target: Locator): Promise<void> => {
    if (!touches) return;
    const { words, width, height } = await areaOf(target);
    if (Math.min(width, height) < FINGER) small.push(`${words}: ${Math.round(width)} x ${Math.round(height)} px`);
  };
  const tap = async (target: Locator): Promise<void> => {
    effort.taps += 1;
    await aim(target);
    await (touches ? target.tap() : target.click());
  };
  const write = async (field: Locator, text: string): Promise<void> => {
    effort.characters += text.length;
    await field.fill(text);
  };
  return {
    tap,
    async choose(target) {
      effort.decisions += 1;
      await tap(target);
    },
    async type(field, text) {
      await tap(field);
      await write(field, text);
    },
    write,
    async append(field, text) {
      effort.characters += text.length;
      await field.fill(`${await field.inputValue()}${text}`);
    },
    async press(field, key) {
      effort.characters += 1;
      await field.press(key);
    },
    async meant(target) {
      effort.decisions += 1;
      effort.taps += 1;
      await target.waitFor();
      await aim(target);
    },
    wouldType(text) {
      effort.characters += text.length;
    },
    async takeFile(field, file) {
      effort.taps += 2;
      effort.decisions += 1;
      await aim(field);
      await field.setInputFiles(file);
    },
    tooSmall: () => small,
    effort: () => ({ ...effort }),
  };
}

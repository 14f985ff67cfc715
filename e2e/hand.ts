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
  effort(): Omit<Effort, 'words'>;
};

/** A hand with its count at nothing; `touches` on a screen without a mouse. */
export function freshHand({ touches = false } = {}): Hand {
  const effort = { taps: 0, characters: 0, decisions: 0 };
  const tap = async (target: Locator): Promise<void> => {
    effort.taps += 1;
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
    },
    wouldType(text) {
      effort.characters += text.length;
    },
    effort: () => ({ ...effort }),
  };
}

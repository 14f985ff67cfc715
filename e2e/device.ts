import type { Page } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** A phone or computer that keeps keys, and its owner. */
export type Device = {
  /** From now on the owner gives no fingerprint, face or PIN; or gives it again. */
  owner(isThere: boolean): Promise<void>;
};

/** Gives a visitor's browser a device that makes keys and signs, as Chromium plays one for tests. */
export async function giveDevice({ context, page }: Visitor): Promise<Device> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return {
    owner: async (isThere) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isThere });
    },
  };
}

/** How much later than wished a slow device comes to what a page has put off. */
const SLOW_MS = 40;

/** From its next load on the page is on a slow device, or a busy one: timers are in time, but whatever gives way to others waits. React's effects after painting are such. */
export async function slowDown(page: Page): Promise<void> {
  await page.addInitScript((late) => {
    const post = MessagePort.prototype.postMessage as (this: MessagePort, message: unknown) => void;
    MessagePort.prototype.postMessage = function postLate(this: MessagePort, message: unknown) { setTimeout(() => post.call(this, message), late); };
  }, SLOW_MS);
}

/** Moves the mouse as anybody does, by which the named part of the page comes; then the network goes. */
export async function loseNetwork(page: Page, part: string): Promise<void> {
  const coming = page.waitForResponse((response) => response.url().includes(part) && response.url().endsWith('.js'));
  await page.mouse.move(400, 300);
  await page.mouse.move(420, 320);
  const response = await coming;
  await response.finished();
  // Fetched is not yet run.
  await page.evaluate(async (url) => void (await import(url)), response.url());
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
}

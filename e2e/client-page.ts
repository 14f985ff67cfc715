import type { Locator } from 'playwright-core';
import type { ApiClient } from './api-client.ts';
import { openLink } from './client.ts';
import type { Hand } from './hand.ts';
import type { Story } from './story.ts';
import type { Landmarks } from './tour-places.ts';
import { LIMITS } from './tour-rows.ts';
import type { Visitor } from './visitor.ts';

/** The client of the tour, with the mailbox they share with the provider on an instance without a mail server. */
export type ClientTour = { readonly client: Visitor; /** The provider at a desk, who does their side of it. */ readonly provider: Visitor; readonly api: ApiClient; readonly story: Story; readonly landmarks: Landmarks; readonly link: string };

/** A page for the client: how one comes to it, what is done there on the shortest path, and how long it may take. */
export type ClientPage = {
  readonly page: string;
  readonly mostSeconds: number;
  readonly reach: (tour: ClientTour) => Promise<void>;
  /** What has to be read; the whole page but its ways out where nothing else is said. */
  readonly reading?: (tour: ClientTour) => Locator;
  /** The shortest path through the page. @returns what there is to read beyond the first view, if anything. */
  readonly act?: (tour: ClientTour, hand: Hand) => Promise<string | void>;
};

/** What every page but signing keeps to. */
export const QUICK = { mostSeconds: LIMITS.seconds } as const;

/** Goes to a page of the link that the client holds. */
export function under(path: string): (tour: Pick<ClientTour, 'client' | 'link'>) => Promise<void> {
  return async ({ client, link }) => {
    await openLink(client, link);
    if (path !== '') await client.page.goto(`${client.page.url()}/${path}`);
  };
}

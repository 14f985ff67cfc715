import { isInEuropeanEconomicArea } from '../../kernel/european-union.ts';
import type { DocumentContent, Party } from '../content.ts';

/** What decides whether somebody is protected as a consumer: what they are, and the country in which they live (empty where it is not said). */
export type Buyer = Pick<Party, 'kind' | 'country'>;

/** Parts of France and Finland with codes of their own, which belong to the European Union (TFEU art. 349, 355(1) and (4)). */
const PART_OF: Readonly<Record<string, string>> = { AX: 'FI', GF: 'FR', GP: 'FR', MF: 'FR', MQ: 'FR', RE: 'FR', YT: 'FR' };

/**
 * The client's party that decides about a consumer's rights, in the draft, on the client's page and in the finding alike:
 * the first that has them under the law of the agreement; where none has, a consumer, then a protected sole trader, then
 * the first. Several people may buy together, and one's rights are not lost by the order in which they are named.
 * @returns undefined where no party of the client is named.
 */
export function buyerOf({ head, parties }: Pick<DocumentContent, 'head' | 'parties'>): Party | undefined {
  const clients = parties.filter(({ side }) => side === 'client');
  const ofKind = (kind: Party['kind']): Party | undefined => clients.find((party) => party.kind === kind);
  return clients.find((party) => hasConsumerRights(head.country, party)) ?? ofKind('consumer') ?? ofKind('protected_person') ?? clients[0];
}

/** The country whose law and public holidays hold in a place (ISO 3166-1 alpha-2): of Réunion, France. */
function stateOf(place: string): string {
  return PART_OF[place] ?? place;
}

/** Whether the law of a place (ISO 3166-1 alpha-2) gives consumers the rights of the European Economic Area. */
export function givesConsumerRights(place: string): boolean {
  return isInEuropeanEconomicArea(stateOf(place));
}

/**
 * Whether somebody has the rights of a consumer under the law of the European Economic Area.
 * A consumer has them where the chosen law gives them, and where they live: a choice of another law takes nothing
 * away of that (Regulation (EC) 593/2008 art. 6(2)). A sole trader whom a contract finds outside their profession
 * has them by Polish law (ustawa o prawach konsumenta, art. 7aa), so where that one is chosen; what another law gives
 * such a trader was not looked up, and nothing is claimed about it.
 * @param law ISO 3166-1 alpha-2 country whose law governs the agreement.
 */
export function hasConsumerRights(law: string, { kind, country }: Buyer): boolean {
  if (kind === 'consumer') return givesConsumerRights(law) || givesConsumerRights(country);
  return kind === 'protected_person' && law === 'PL';
}

/**
 * The country whose public holidays end the days of such a right: that in which it is used (Regulation 1182/71
 * art. 2(1)), which is where a consumer of the European Economic Area lives; otherwise that of the chosen law.
 */
export function countryOfRight(law: string, { kind, country }: Buyer): string {
  return stateOf(kind === 'consumer' && givesConsumerRights(country) ? country : law);
}

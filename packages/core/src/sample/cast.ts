import type { Role, Scope } from '../kernel/actor.ts';
import type { Locale } from '../kernel/locale.ts';

/**
 * The living cast: the same people in the sample workspace, in tests, in screenshots and in the docs.
 * Two firms sell services; each has clients who are people with names. All addresses end in .example.
 */
export type CastMember = { readonly key: string; readonly name: string; readonly email: string; readonly roleTitle: string; readonly role: Role; readonly scope: Scope; readonly team: string | null; readonly locale: Locale };
export type CastFirm = { readonly key: string; readonly name: string; readonly legalName: string; readonly registration: string; readonly address: string; readonly country: string; readonly currency: string; readonly locale: Locale; readonly members: readonly CastMember[] };

export const STUDIO: CastFirm = {
  key: 'studio',
  name: 'Studio Lipka',
  legalName: 'Studio Lipka sp. z o.o.',
  registration: 'KRS 0000417702',
  address: 'ul. Długa 14, 31-147 Kraków',
  country: 'PL',
  currency: 'PLN',
  locale: 'pl',
  members: [
    { key: 'ola', name: 'Ola Lipska', email: 'ola@lipka.example', roleTitle: 'Managing director', role: 'owner', scope: 'all', team: null, locale: 'pl' },
    { key: 'nadia', name: 'Nadia Kravets', email: 'nadia@lipka.example', roleTitle: 'Producer', role: 'manager', scope: 'team', team: 'Production', locale: 'pl' },
    { key: 'tomasz', name: 'Tomasz Gajda', email: 'tomasz@lipka.example', roleTitle: 'Scriptwriter', role: 'member', scope: 'own', team: 'Production', locale: 'pl' },
  ],
};

export const HARBOUR: CastFirm = {
  key: 'harbour',
  name: 'Harbour Mentoring',
  legalName: 'Harbour Mentoring Ltd',
  registration: 'CRO 688231',
  address: '7 Quay Street, Galway',
  country: 'IE',
  currency: 'EUR',
  locale: 'en',
  members: [{ key: 'maeve', name: 'Maeve Byrne', email: 'maeve@harbour.example', roleTitle: 'Mentor', role: 'owner', scope: 'all', team: null, locale: 'en' }],
};

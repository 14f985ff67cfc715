import type { ResponsibilitiesPage } from '@entente/contract/signing/portal-responsibilities';
import type { DocumentContent } from '@entente/core/document/content';
import { personDuties, personNamed } from '@entente/core/document/responsibility/person-duties';
import { dutiesIn, workItems } from '@entente/core/document/responsibility/work-items';
import type { Reading } from '../page/signing.actions.ts';

/** Where the reader sees who does what; null where the text names nobody. */
export function responsibilitiesHref({ version, frame, visit }: Pick<Reading, 'version' | 'frame' | 'visit'>): string | null {
  if (version === null || version.content.responsibilities.length === 0) return null;
  return `${frame.base}${agreementPath(visit.path)}/responsibilities`;
}

/** The agreement of a standing page; nothing for the one agreement of a signing link. */
function agreementPath(path: string): string {
  const [, first = '', id = ''] = path.split('/');
  return first === 'agreement' ? `/agreement/${id}` : '';
}

/**
 * Who does, decides, is asked and is told, as the text that is out says it: the reader's own part first.
 * @param personId of the client's people, whose part is asked for instead; null finds the reader by their name.
 */
export function responsibilitiesPage({ version, frame, visit }: Reading, personId: string | null): ResponsibilitiesPage | null {
  if (version === null) return null;
  const { content } = version;
  const theirs = content.responsibilities.filter(({ side }) => side === 'client');
  const you = personId === null ? personNamed(content, { side: 'client', name: frame.reader }) : (theirs.find(({ id }) => id === personId) ?? null);
  if (personId !== null && you === null) return null;
  const base = `${frame.base}${agreementPath(visit.path)}`;
  return {
    page: 'responsibilities',
    frame,
    you: you === null ? null : { name: you.name, roleTitle: you.roleTitle, duties: lists(personDuties(content, you)) },
    choices: theirs.filter(({ id }) => id !== you?.id).map(({ id, name }) => ({ name, href: `${base}/responsibilities/${id}` })),
    rows: rowsOf(content),
    agreementHref: base === frame.base ? `${base}/read` : base,
  };
}

function lists({ decides, does, asked, told }: ReturnType<typeof personDuties>): NonNullable<ResponsibilitiesPage['you']>['duties'] {
  return { decides: [...decides], does: [...does], asked: [...asked], told: [...told] };
}

function rowsOf(content: DocumentContent): ResponsibilitiesPage['rows'] {
  return workItems(content).map(({ id, name, kind }) => ({
    id, name, kind,
    people: content.responsibilities.flatMap((person) => {
      const duties = dutiesIn(person, id);
      return duties.length === 0 ? [] : [{ name: person.name, duties: [...duties] }];
    }),
  }));
}

import type { ReactNode } from 'react';
import { bindWords } from '../bind-words.ts';
import { Face } from '../face.tsx';

export type PortalLanguage = { tag: string; name: string; href: string };

type PortalHeadProps = {
  /** Who asks. */
  name: string;
  /** Their firm and town, or what they ask ("asks you to choose · 40 seconds"). */
  line: string;
  photo?: string | undefined;
  /** The language of this page and the others it can be read in. */
  languages?: { current: string; label: string; others: readonly PortalLanguage[] };
};

/** The top of a client's page: whose face asks, and the language in reach. */
export function PortalHead({ name, line, photo, languages }: PortalHeadProps) {
  return (
    <header className="p-who">
      <Face name={name} side="us" size="large" photo={photo} />
      <div><div className="p-who__name">{name}</div><div className="meta">{line}</div></div>
      {languages === undefined ? null : <PortalLanguages {...languages} />}
    </header>
  );
}

/** The language of the page and the others it can be read in. */
export function PortalLanguages({ current, label, others }: { current: string; label: string; others: readonly PortalLanguage[] }) {
  return (
    <details className="p-languages">
      <summary aria-label={`${label}: ${current}`}>{current.toUpperCase()}</summary>
      <ul>{others.map(({ tag, name, href }) => <li key={tag}><a href={href} lang={tag} hrefLang={tag} aria-current={tag === current ? 'true' : undefined}>{name}</a></li>)}</ul>
    </details>
  );
}

/** What is asked, in one line, and about what. */
export function PortalAsk({ title, about }: { title: string; about?: ReactNode }) {
  return <><h1 className="p-asks">{bindWords(title)}</h1>{about === undefined ? null : <p className="p-about">{about}</p>}</>;
}

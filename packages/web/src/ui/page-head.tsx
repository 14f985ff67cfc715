import type { ReactNode } from 'react';
import './page-head.css';

type PageHeadProps = {
  title: string;
  /** Where this page hangs: Breadcrumb. */
  crumb?: ReactNode;
  /** State in words, then outlined buttons, then at most one main button. */
  acts?: ReactNode;
  tabs?: ReactNode;
  /** Links to the lists that stand beside this one, in the title's line: "Clients  Contacts". */
  beside?: ReactNode;
  /** What it is in one line, under the title: for whom, how much, how it stands. */
  under?: ReactNode;
};

/** The head of a page: where it hangs, what it is, what can be done here. */
export function PageHead({ title, crumb, acts, tabs, beside, under }: PageHeadProps) {
  return (
    <header className={tabs === undefined ? 'ui-head' : 'ui-head ui-head--tabs'}>
      <div className="ui-head__row">
        <div className="ui-head__name">{crumb}<h1 tabIndex={-1}>{title}</h1>{beside}{under === undefined ? null : <div className="ui-head__under">{under}</div>}</div>
        {acts === undefined ? null : <div className="ui-head__acts">{acts}</div>}
      </div>
      {tabs}
    </header>
  );
}

/** The one sentence of a page that begins with a sentence (Today). Line breaks in the words are kept. */
export function PageSentence({ children }: { children: string }) {
  return <h1 className="ui-say" tabIndex={-1}>{children}</h1>;
}

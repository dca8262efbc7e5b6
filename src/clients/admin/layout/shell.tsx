import { type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { messages, tools } from '../messages/messages.js';
import { type ScreenName, screens } from '../screens.js';
import { Link } from './link.js';
import { PersonMenu } from './person-menu.js';
import './shell.css';

interface ShellProps {
  readonly viewer: { readonly username: string };
  readonly current: ScreenName;
  readonly children: ReactNode;
}

/** What all screens are shown in: the way to the others, and to oneself. */
export function Shell({ viewer, current, children }: ShellProps) {
  return (
    <I18nProvider locale={tools.locale}>
      <header className="top">
        <Link className="wordmark" to="/">
          {messages.product}
        </Link>
        <nav className="screens" aria-label={messages.screens}>
          {screens.map(({ name, path }) => (
            <Link key={name} to={path} isCurrent={name === current}>
              {messages.screen[name]}
            </Link>
          ))}
        </nav>
        <PersonMenu username={viewer.username} />
      </header>
      {children}
    </I18nProvider>
  );
}

import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Header, Popover, Separator } from 'react-aria-components';
import { languagesOfBuild } from '../../shared/language.js';
import { send, session } from '../admin-server.js';
import { SignOut } from '../generated/account.js';
import { chooseLanguage } from '../messages/language.js';
import { messages, tools } from '../messages/messages.js';

/** For those who look for texts that are no messages; it can be asked for, not chosen. */
const pseudo = 'en-XA';

/** What concerns the moderator alone: the console's language, and the way out. */
export function PersonMenu({ username }: { readonly username: string }) {
  const languages = languagesOfBuild().filter((tag) => tag !== pseudo);
  return (
    <MenuTrigger>
      <Button className="plain person" aria-label={messages.person(username)}>
        <span className="name">{username}</span> <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => (key === 'sign-out' ? void signOut() : chooseLanguage(String(key)))}>
          <MenuSection selectionMode="single" selectedKeys={[tools.locale.replace('sr-Latn', 'sr')]}>
            <Header>{messages.language}</Header>
            {languages.map((tag) => (
              <MenuItem key={tag} id={tag} className="item" textValue={nameOf(tag)}>
                <span lang={tag}>{nameOf(tag)}</span>
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          <MenuItem id="sign-out" className="item">
            {messages.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A language in its own words. */
function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag === 'sr' ? 'sr-Latn' : tag], { type: 'language' }).of(tag) ?? tag;
}

async function signOut(): Promise<void> {
  // The token ends by itself where the server cannot be reached: the person is signed out here in any case.
  await send(SignOut, { input: {} }).catch(() => undefined);
  session.set(null);
}

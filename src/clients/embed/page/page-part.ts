import { readOperation } from '../../shared/graphql-read.js';
import { sendOperation } from '../../shared/graphql-send.js';
import { SignInWithToken, StorySite } from '../generated/page-sign-in.js';
import { type StreamController } from '../stream/stream-controller.js';
import { signOut } from '../own/sign-out.js';
import { PageSignIn } from './page-sign-in.js';

/** For pages that say who reads: fetched once they do. */
export const page = { pageSignInOf, signOut };

/** The one of this Talk. Without a token of its own: an old one of ours must not stand in the way of the page's. */
function pageSignInOf({ server, state }: StreamController): PageSignIn {
  const { url, session } = server;
  const storyID = state.story!.id;
  let siteID: string | undefined;
  const exchange = async (token: string) => {
    siteID ??= (await readOperation(url, StorySite, { id: storyID })).story!.site.id;
    return (await sendOperation(url, null, SignInWithToken, { input: { siteID, token } })).signInWithToken;
  };
  return (server.pageSignIn ??= new PageSignIn({ session: session!, exchange }));
}

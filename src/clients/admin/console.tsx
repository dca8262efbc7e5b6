import { lazy, Suspense } from 'react';
import { useSignedIn } from './admin-server.js';
import { Busy } from './layout/busy.js';
import { usePath } from './navigation.js';

const SignInPage = lazy(() => import('./account/sign-in-page.js'));
const InstallPage = lazy(() => import('./install/install-page.js'));
const ModeratePage = lazy(() => import('./moderate/moderate-page.js'));

const staff = new Set(['MODERATOR', 'ADMIN']);

/** Which page is shown: set-up has an address of its own, everything else is for signed-in moderators. */
export function Console() {
  const path = usePath();
  const signedIn = useSignedIn();
  const page =
    path === '/install' ? (
      <InstallPage />
    ) : signedIn && staff.has(signedIn.viewer.role) ? (
      <ModeratePage viewer={signedIn.viewer} />
    ) : (
      <SignInPage refused={signedIn?.viewer ?? null} />
    );
  return <Suspense fallback={<Busy />}>{page}</Suspense>;
}

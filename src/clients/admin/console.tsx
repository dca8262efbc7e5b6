import { lazy, Suspense } from 'react';
import { useSignedIn } from './admin-server.js';
import { Busy } from './layout/busy.js';
import { usePath } from './navigation.js';
import { screenAt } from './screens.js';

const SignInPage = lazy(() => import('./account/sign-in-page.js'));
const InstallPage = lazy(() => import('./install/install-page.js'));
const Shell = lazy(() => import('./layout/shell.js').then((module) => ({ default: module.Shell })));
const CommentPage = lazy(() => import('./moderate/comment-page.js'));

const staff = new Set(['MODERATOR', 'ADMIN']);

const commentPath = /^\/comments\/([^/]+)$/;

/** Which page is shown: set-up has an address of its own, everything else is for signed-in moderators. */
export function Console() {
  const path = usePath();
  const signedIn = useSignedIn();
  const page =
    path === '/install' ? (
      <InstallPage />
    ) : signedIn && staff.has(signedIn.viewer.role) ? (
      <StaffPage path={path} viewer={signedIn.viewer} />
    ) : (
      <SignInPage refused={signedIn?.viewer ?? null} />
    );
  return <Suspense fallback={<Busy />}>{page}</Suspense>;
}

function StaffPage({ path, viewer }: { path: string; viewer: { readonly username: string } }) {
  const id = commentPath.exec(path)?.[1];
  const { name, Page } = screenAt(path);
  return (
    <Shell viewer={viewer} current={name}>
      <Suspense fallback={<Busy />}>{id ? <CommentPage id={decodeURIComponent(id)} /> : <Page />}</Suspense>
    </Shell>
  );
}

/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { type AccountFormProps } from '../stream/lazy-parts.js';
import { CredentialsForm } from './credentials-form.js';
import { SignInElsewhere } from './sign-in-elsewhere.js';

/** Signing in as the page wants it: the attribute `sign-in` of the stream's element says where. */
export function AccountForm(props: AccountFormProps) {
  const way = props.controller.root.host.getAttribute('sign-in');
  if (way === 'popup' || way === 'redirect') return <SignInElsewhere {...props} way={way} />;
  return <CredentialsForm {...props} />;
}

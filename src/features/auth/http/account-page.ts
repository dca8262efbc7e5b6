/** Nothing is inline and nothing is of another host: the session that lies on this origin is in no script's reach. */
export const accountPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The frame of the page; what it shows is drawn by its script, in the reader's language. */
export const accountPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Account</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/account/account.js"></script>
  </head>
  <body>
    <talk-account></talk-account>
    <noscript>This page needs JavaScript.</noscript>
  </body>
</html>
`;

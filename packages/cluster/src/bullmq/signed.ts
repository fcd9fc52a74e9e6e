// Who asks Redis, and by what password, apart from where it is: so that commands can be shown, and need not hold a password.

/** The URL with the user and password of `secret` where it has none itself and both name the same server; else as it is. */
export function signed(url: string, secret: string | undefined): string {
  if (secret === undefined || !URL.canParse(url) || !URL.canParse(secret)) return url;
  const [open, known] = [new URL(url), new URL(secret)];
  const server = ({ protocol, hostname, port }: URL): string => `${protocol}//${hostname}:${port || '6379'}`;
  if (open.username !== '' || open.password !== '' || server(open) !== server(known)) return url;
  [open.username, open.password] = [known.username, known.password];
  return open.href;
}

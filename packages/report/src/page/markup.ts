// HTML that escapes by default: whatever is put into `html` is text, unless it is itself markup.

/** A piece of finished HTML; only this file makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Content = Markup | string | number | false | undefined | readonly Content[];

/** HTML from a template: strings and numbers are escaped, markup is kept, arrays are joined, false and undefined are nothing. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.map((part, i) => part + render(contents[i])).join(''));
}

/** Text that is already safe HTML: drawings and style sheets made here, never anything from a file. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(content: Content): string {
  if (content === false || content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return escape(String(content));
}

/** Safe as text and inside a quoted attribute; characters that HTML forbids become the replacement character. */
function escape(text: string): string {
  // eslint-disable-next-line no-control-regex
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '\ufffd');
  return allowed.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

import { escapeHtml } from "./html.ts";
import type { Message } from "./mailbox.ts";

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Mailbox</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem; }
a { color: LinkText; }
a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
ul { list-style: none; padding: 0; }
li { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .75rem 0; overflow-wrap: anywhere; }
li a { font-weight: 600; display: inline-block; min-height: 24px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 26rem; border: 1px solid GrayText; background: white; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>${body}</body>
</html>`;

const time = (at: string) =>
  `<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 19)} UTC</time>`;

/** All mails, newest first. */
export function listPage(messages: Message[], to: string): string {
  const items = messages.map(
    (message) =>
      `<li><a href="/messages/${message.id}">${escapeHtml(message.subject || "(no subject)")}</a><br>
to ${escapeHtml(message.to.join(", "))}, ${time(message.receivedAt)}</li>`,
  );
  const heading = to ? `Mails to ${to}` : "Mailbox";
  const empty =
    "<p>No mail yet. Whatever the application sends is caught here and goes nowhere else.</p>";
  return page(
    heading,
    `<main><h1>${escapeHtml(heading)}</h1>
${items.length > 0 ? `<ul>${items.join("\n")}</ul>` : empty}</main>`,
  );
}

/** One mail: its HTML in a frame that runs no script, then its text. */
export function messagePage(message: Message): string {
  // Links open beside the mailbox; a sandboxed frame may not navigate it.
  const framed = `<base target="_blank">${message.html}`;
  return page(
    message.subject,
    `<nav><a href="/">All mails</a></nav>
<main><h1>${escapeHtml(message.subject || "(no subject)")}</h1>
<dl><dt>From</dt><dd>${escapeHtml(message.from)}</dd><dt>To</dt><dd>${escapeHtml(message.to.join(", "))}</dd>
<dt>Received</dt><dd>${time(message.receivedAt)}</dd></dl>
${
  message.html
    ? `<iframe title="The mail as its reader sees it" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(framed)}"></iframe>`
    : ""
}
<h2>Text</h2><pre>${linked(message.text)}</pre></main>`,
  );
}

/** The text with its web addresses made into links. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1
        ? `<a href="${escapeHtml(part)}" rel="noreferrer">${escapeHtml(part)}</a>`
        : escapeHtml(part),
    )
    .join("");
}

export function missingPage(): string {
  return page(
    "No such mail",
    `<nav><a href="/">All mails</a></nav><main><h1>No such mail</h1><p>It may have been cleared.</p></main>`,
  );
}

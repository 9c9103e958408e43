/*
 * The pictures, by what the product calls them. Each is a class that the icon set's Tailwind plugin
 * turns into a mask: nothing of a drawing is sent with a page or run in the browser. The classes
 * stand here in full, because Tailwind makes only those it can read.
 */
const icons = {
  account: "i-user-round",
  add: "i-plus",
  archive: "i-archive",
  back: "i-chevron-left",
  calendar: "i-calendar-clock",
  categories: "i-tags",
  clients: "i-building-2",
  close: "i-x",
  dark: "i-moon",
  dashboard: "i-layout-dashboard",
  delete: "i-trash-2",
  done: "i-check",
  down: "i-arrow-down",
  edit: "i-pencil",
  error: "i-circle-alert",
  forward: "i-chevron-right",
  info: "i-info",
  invoices: "i-file-text",
  light: "i-sun",
  locked: "i-lock",
  members: "i-users-round",
  money: "i-banknote",
  more: "i-ellipsis",
  newInvoice: "i-receipt-text",
  newProject: "i-folder-plus",
  open: "i-folder-open",
  paid: "i-circle-check",
  print: "i-printer",
  projects: "i-folder-kanban",
  repeat: "i-copy",
  search: "i-search",
  settings: "i-settings",
  shield: "i-shield-check",
  signOut: "i-log-out",
  switch: "i-chevrons-up-down",
  system: "i-monitor",
  time: "i-clock",
  up: "i-arrow-up",
  warning: "i-triangle-alert",
  workspaces: "i-layout-grid",
} as const;

export type IconName = keyof typeof icons;

const sizes = { 14: "icon-14 ", 16: "", 18: "icon-18 ", 20: "icon-20 " };

/** A picture beside a word. It says nothing to a screen reader: the word or a label has to. */
export function Icon({
  name,
  size = 16,
  className = "",
}: {
  name: IconName;
  size?: keyof typeof sizes;
  className?: string;
}) {
  return <span className={`icon ${sizes[size]}${icons[name]} ${className}`.trimEnd()} />;
}

/** The mark: two watertight compartments and the wall between them, which together make a B. */
function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M9 6.75h8.25a4 4 0 0 1 0 8H9ZM9 17.25h10a4 4 0 0 1 0 8H9Z"
        className="fill-on-accent"
      />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span className="text-lg font-semibold tracking-tight">Bulkhead</span>
    </span>
  );
}

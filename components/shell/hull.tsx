const compartments = [
  { x: 24, tint: "fill-accent-soft", ink: "fill-accent-ink", rows: [58, 34, 46] },
  { x: 132, tint: "fill-success-soft", ink: "fill-success-ink", rows: [40, 60, 28] },
  { x: 240, tint: "fill-warn-soft", ink: "fill-warn-ink", rows: [50, 30, 56] },
];

const shell = "M20 40H340V120C340 176 300 204 248 204H112C60 204 20 176 20 120Z";

/** A ship's hull in section: compartments with work in them, and a bulkhead between each two. */
export function Hull({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 360 240" className={className} aria-hidden="true">
      <clipPath id="hull">
        <path d={shell} />
      </clipPath>
      <path
        d="M0 150q15-10 30 0t30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0"
        className="fill-none stroke-accent-line"
        strokeWidth="1.5"
      />
      <path d={shell} className="fill-surface" />
      <g clipPath="url(#hull)">
        {compartments.map(({ x, tint, ink, rows }) => (
          <g key={x}>
            <rect x={x} y="44" width="96" height="156" rx="6" className={tint} />
            {rows.map((width, row) => (
              <rect
                key={width}
                x={x + 16}
                y={68 + row * 22}
                width={width}
                height="8"
                rx="4"
                opacity={0.75 - row * 0.2}
                className={ink}
              />
            ))}
          </g>
        ))}
      </g>
      <path
        d={`${shell}M126 40V203M234 40V203`}
        className="fill-none stroke-line-strong"
        strokeWidth="2.5"
      />
    </svg>
  );
}

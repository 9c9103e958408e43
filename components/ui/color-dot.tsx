/**
 * A project's colour. The fill is an SVG attribute, because a style attribute would need the
 * Content-Security-Policy opened. The hairline keeps a colour like the page's own in sight.
 * Decorative: the name stands beside it.
 */
export function ColorDot({ color, size = 10 }: { color: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 10 10"
      className="inline-block shrink-0 forced-color-adjust-none"
      aria-hidden="true"
    >
      <circle
        cx="5"
        cy="5"
        r="4.5"
        fill={color}
        className="stroke-ink/30"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

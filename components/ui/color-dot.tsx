const sizes = { 8: "size-2", 10: "size-2.5", 12: "size-3", 20: "size-5" };

/**
 * A project's colour. It is an SVG attribute, because a style attribute would need the
 * Content-Security-Policy opened. Decorative: the name stands beside it.
 */
export function ColorDot({ color, size = 10 }: { color: string; size?: keyof typeof sizes }) {
  return <svg className={`dot ${sizes[size]}`} color={color} aria-hidden="true" />;
}

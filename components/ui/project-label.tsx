import { ColorDot } from "./color-dot";

/** A project and its client in a line of text; null is what the reader may not see. */
export function ProjectLabel({
  name,
  color,
  clientName,
}: {
  name: string | null;
  color: string | null;
  clientName: string | null;
}) {
  if (name === null) return <span className="text-faint">A project you do not see</span>;
  return (
    <span className="project-label">
      {color && <ColorDot color={color} size={8} />}
      <span>
        {name}
        {clientName && <small>{` · ${clientName}`}</small>}
      </span>
    </span>
  );
}

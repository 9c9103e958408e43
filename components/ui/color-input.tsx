import type { ReactNode } from "react";
import { palette } from "@/lib/palette";
import { ColorChoice } from "./color-choice";
import { t } from "./words";

/** A choice among the colours of the palette; the first, where none is given. */
export function ColorInput({
  defaultValue = palette[0].value,
  ...props
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultValue?: string | undefined;
  required?: boolean | undefined;
}) {
  const offered = palette.map(({ name, value }) => ({ name: t(`color.${name}`), value }));
  return <ColorChoice {...props} offered={offered} defaultValue={defaultValue} />;
}

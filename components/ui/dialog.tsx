"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button, type ButtonLook } from "./button";
import { Icon } from "./icon";
import { useWords } from "./words-context";

/*
 * Native dialogs opened by invoker commands: no script is needed to open them, Escape and a click
 * outside close them, and the browser keeps the focus. The caller chooses the ids, because
 * generated ones repeat between a layout and the pages that later arrive inside it.
 */

/** A modal question. A form that may be refused belongs on a page: after a POST a dialog is shut. */
export function Dialog({
  id,
  title,
  description,
  footer,
  open,
  children,
}: {
  id: string;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  /** Stands there open, not modal: what a page without a script can do. */
  open?: true | undefined;
  children?: ReactNode;
}) {
  const { close } = useWords();
  return (
    <dialog
      id={id}
      open={open}
      closedby="any"
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className="dialog"
    >
      <div className="flex items-start justify-between gap-4 px-5 pt-5">
        <h2 id={`${id}-title`} className="text-base font-semibold">
          {title}
        </h2>
        <Button
          variant="ghost"
          size="icon"
          command="close"
          commandfor={id}
          aria-label={close}
          className="-me-2 -mt-1.5"
        >
          <Icon name="close" />
        </Button>
      </div>
      <div className="px-5 pb-5">
        {description && (
          <div id={`${id}-description`} className="mt-1 text-muted">
            {description}
          </div>
        )}
        {children && <div className="mt-4">{children}</div>}
      </div>
      {footer && <div className="dialog-foot">{footer}</div>}
    </dialog>
  );
}

export function DialogTrigger({
  dialog,
  ...props
}: ComponentProps<"button"> & ButtonLook & { dialog: string }) {
  return <Button command="show-modal" commandfor={dialog} {...props} />;
}

export function DialogClose({
  dialog,
  ...props
}: ComponentProps<"button"> & ButtonLook & { dialog: string }) {
  return <Button command="close" commandfor={dialog} {...props} />;
}

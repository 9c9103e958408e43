import type { ReactNode } from "react";
import { Dialog, DialogClose } from "./dialog";
import { PostButton } from "./post-button";
import { t } from "./words";

/** The question behind a DialogTrigger of the same id: nothing is posted until it is confirmed. */
export function ConfirmDialog({
  id,
  title,
  text,
  action,
  fields,
  confirm,
  danger = false,
  children,
}: {
  /** Unique on the page. */
  id: string;
  title: string;
  text: ReactNode;
  action: (data: FormData) => Promise<void>;
  fields?: Record<string, string> | undefined;
  /** The words of the button that posts. */
  confirm: ReactNode;
  danger?: boolean | undefined;
  children?: ReactNode;
}) {
  return (
    <Dialog
      id={id}
      title={title}
      description={text}
      footer={
        <>
          <DialogClose dialog={id}>{t("cancel")}</DialogClose>
          <PostButton action={action} fields={fields} variant={danger ? "danger" : "primary"}>
            {confirm}
          </PostButton>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

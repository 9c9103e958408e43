import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FlashTone, readFlash } from "@/lib/flash";
import { FlashMessage } from "./flash-message";

type Action = (data: FormData) => Promise<void>;

const tones: Record<FlashTone, { Icon: typeof Info; look: string }> = {
  success: { Icon: CircleCheck, look: "text-success-ink" },
  info: { Icon: Info, look: "text-info-ink" },
  warn: { Icon: TriangleAlert, look: "text-warn-ink" },
  danger: { Icon: CircleAlert, look: "text-danger-ink" },
};

/**
 * What the last action did, once, in view wherever the page is scrolled to. The region is always there, so that a screen reader hears the
 * message when a script puts it in. Only the actions given here can be undone.
 */
export async function Flash({ actions = {} }: { actions?: Record<string, Action> }) {
  const flash = await readFlash();
  return (
    <div role="status" className="sticky top-17 z-10 lg:top-4 print:hidden">
      {flash && <Message flash={flash} actions={actions} />}
    </div>
  );
}

function Message({
  flash,
  actions,
}: {
  flash: NonNullable<Awaited<ReturnType<typeof readFlash>>>;
  actions: Record<string, Action>;
}) {
  const { Icon, look } = tones[flash.tone];
  const { undo } = flash;
  const action = undo && Object.hasOwn(actions, undo.action) ? actions[undo.action] : undefined;
  return (
    <FlashMessage
      key={flash.id}
      id={flash.id}
      path={flash.path}
      dismiss={<X size={16} aria-hidden />}
      undo={
        undo &&
        action && (
          <form action={action}>
            <HiddenFields fields={undo.fields} />
            <SubmitButton variant="secondary" size="sm">
              {undo.label}
            </SubmitButton>
          </form>
        )
      }
    >
      <Icon size={16} aria-hidden className={`shrink-0 ${look}`} />
      <p className="min-w-0 flex-1 font-medium">{flash.text}</p>
    </FlashMessage>
  );
}

import { HiddenFields } from "@/components/ui/hidden-fields";
import { Icon, type IconName } from "@/components/ui/icon";
import { PostForm } from "@/components/ui/post-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FlashTone, readFlash } from "@/lib/flash";
import { FlashMessage } from "./flash-message";

type Action = (data: FormData) => Promise<void>;

const tones: Record<FlashTone, { icon: IconName; look: string }> = {
  success: { icon: "paid", look: "text-success-ink" },
  info: { icon: "info", look: "text-info-ink" },
  warn: { icon: "warning", look: "text-warn-ink" },
  danger: { icon: "error", look: "text-danger-ink" },
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
  const { icon, look } = tones[flash.tone];
  const { undo } = flash;
  const action = undo && Object.hasOwn(actions, undo.action) ? actions[undo.action] : undefined;
  return (
    <FlashMessage
      key={flash.id}
      id={flash.id}
      path={flash.path}
      dismiss={<Icon name="close" />}
      undo={
        undo &&
        action && (
          <PostForm action={action}>
            <HiddenFields fields={undo.fields} />
            <SubmitButton variant="secondary" size="sm">
              {undo.label}
            </SubmitButton>
          </PostForm>
        )
      }
    >
      <Icon name={icon} className={look} />
      <p className="min-w-0 flex-1 font-medium">{flash.text}</p>
    </FlashMessage>
  );
}

import { PostForm } from "@/components/ui/post-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Role } from "@/lib/members/schema";

/** A member's role as a small form of its own: choose, then save. */
export function RoleForm({
  action,
  userId,
  name,
  role,
  options,
}: {
  action: (data: FormData) => Promise<void>;
  userId: string;
  name: string;
  role: Role;
  options: readonly { value: Role; label: string }[];
}) {
  return (
    <PostForm action={action} className="flex items-center gap-2">
      <input type="hidden" name="userId" value={userId} />
      <Select
        name="role"
        defaultValue={role}
        aria-label={`Role of ${name}`}
        options={options}
        className="min-w-32"
      />
      <SubmitButton variant="secondary" size="sm" aria-label={`Save the role of ${name}`}>
        Save
      </SubmitButton>
    </PostForm>
  );
}

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      billings: {
        Row: {
          created_at: string;
          duration_seconds: number;
          entry_date: string;
          invoice_id: string;
          invoice_line_id: string;
          organization_id: string;
          released_at: string | null;
          time_entry_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          duration_seconds: number;
          entry_date: string;
          invoice_id: string;
          invoice_line_id: string;
          organization_id: string;
          released_at?: string | null;
          time_entry_id: string;
        };
        Update: {
          created_at?: string;
          duration_seconds?: number;
          entry_date?: string;
          invoice_id?: string;
          invoice_line_id?: string;
          organization_id?: string;
          released_at?: string | null;
          time_entry_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "billings_entry";
            columns: ["organization_id", "time_entry_id"];
            isOneToOne: false;
            referencedRelation: "time_entries";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "billings_line";
            columns: ["organization_id", "invoice_id", "invoice_line_id"];
            isOneToOne: false;
            referencedRelation: "invoice_lines";
            referencedColumns: ["organization_id", "invoice_id", "id"];
          },
        ];
      };
      categories: {
        Row: {
          color: string;
          created_at: string;
          id: string;
          name: string;
          name_key: string;
          organization_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          color: string;
          created_at?: string;
          id?: string;
          name: string;
          name_key?: never;
          organization_id?: string;
          updated_at?: string;
        };
        Update: {
          color?: string;
          created_at?: string;
          id?: string;
          name?: string;
          name_key?: never;
          organization_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "categories_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      clients: {
        Row: {
          address: string;
          archived_at: string | null;
          created_at: string;
          currency: string;
          email: string;
          id: string;
          name: string;
          name_key: string;
          notes: string;
          organization_id: string;
          phone: string;
          tax_number: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          address?: string;
          archived_at?: string | null;
          created_at?: string;
          currency: string;
          email?: string;
          id?: string;
          name: string;
          name_key?: never;
          notes?: string;
          organization_id?: string;
          phone?: string;
          tax_number?: string;
          updated_at?: string;
        };
        Update: {
          address?: string;
          archived_at?: string | null;
          created_at?: string;
          currency?: string;
          email?: string;
          id?: string;
          name?: string;
          name_key?: never;
          notes?: string;
          organization_id?: string;
          phone?: string;
          tax_number?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "clients_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      invitations: {
        Row: {
          accepted_at: string | null;
          created_at: string;
          email: string;
          expires_at: string;
          id: string;
          invited_by: string;
          organization_id: string;
          revoked_at: string | null;
          role: string;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          accepted_at?: string | null;
          created_at?: string;
          email: string;
          expires_at?: string;
          id?: string;
          invited_by: string;
          organization_id: string;
          revoked_at?: string | null;
          role: string;
          token_hash: string;
        };
        Update: {
          accepted_at?: string | null;
          created_at?: string;
          email?: string;
          expires_at?: string;
          id?: string;
          invited_by?: string;
          organization_id?: string;
          revoked_at?: string | null;
          role?: string;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: "invitations_inviter";
            columns: ["organization_id", "invited_by"];
            isOneToOne: false;
            referencedRelation: "members";
            referencedColumns: ["organization_id", "user_id"];
          },
          {
            foreignKeyName: "invitations_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      invoice_counters: {
        Row: {
          last_issued_on: string | null;
          next_number: number;
          organization_id: string;
          series: string;
        };
        ComputedFields: never;
        Insert: {
          last_issued_on?: string | null;
          next_number?: number;
          organization_id: string;
          series: string;
        };
        Update: {
          last_issued_on?: string | null;
          next_number?: number;
          organization_id?: string;
          series?: string;
        };
        Relationships: [
          {
            foreignKeyName: "invoice_counters_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      invoice_lines: {
        Row: {
          amount_minor: number;
          description: string;
          id: string;
          invoice_id: string;
          organization_id: string;
          position: number;
          quantity: number;
          tax_rate_ppm: number;
          unit_price_minor: number;
        };
        ComputedFields: never;
        Insert: {
          amount_minor?: never;
          description: string;
          id?: string;
          invoice_id: string;
          organization_id: string;
          position: number;
          quantity: number;
          tax_rate_ppm: number;
          unit_price_minor: number;
        };
        Update: {
          amount_minor?: never;
          description?: string;
          id?: string;
          invoice_id?: string;
          organization_id?: string;
          position?: number;
          quantity?: number;
          tax_rate_ppm?: number;
          unit_price_minor?: number;
        };
        Relationships: [
          {
            foreignKeyName: "invoice_lines_invoice";
            columns: ["organization_id", "invoice_id"];
            isOneToOne: false;
            referencedRelation: "invoices";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      invoices: {
        Row: {
          buyer: Json | null;
          client_id: string;
          created_at: string;
          created_by: string;
          currency: string;
          due_date: string | null;
          id: string;
          issue_date: string | null;
          issued_at: string | null;
          notes: string;
          number: string | null;
          organization_id: string;
          paid_on: string | null;
          payment_terms_days: number;
          seller: Json | null;
          status: string;
          subtotal_minor: number;
          tax_minor: number;
          tax_name: string;
          tax_rounding: string;
          total_minor: number;
          updated_at: string;
          voided_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          buyer?: Json | null;
          client_id: string;
          created_at?: string;
          created_by: string;
          currency: string;
          due_date?: string | null;
          id?: string;
          issue_date?: string | null;
          issued_at?: string | null;
          notes?: string;
          number?: string | null;
          organization_id: string;
          paid_on?: string | null;
          payment_terms_days: number;
          seller?: Json | null;
          status?: string;
          subtotal_minor?: number;
          tax_minor?: number;
          tax_name: string;
          tax_rounding: string;
          total_minor?: never;
          updated_at?: string;
          voided_at?: string | null;
        };
        Update: {
          buyer?: Json | null;
          client_id?: string;
          created_at?: string;
          created_by?: string;
          currency?: string;
          due_date?: string | null;
          id?: string;
          issue_date?: string | null;
          issued_at?: string | null;
          notes?: string;
          number?: string | null;
          organization_id?: string;
          paid_on?: string | null;
          payment_terms_days?: number;
          seller?: Json | null;
          status?: string;
          subtotal_minor?: number;
          tax_minor?: number;
          tax_name?: string;
          tax_rounding?: string;
          total_minor?: never;
          updated_at?: string;
          voided_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "invoices_author";
            columns: ["organization_id", "created_by"];
            isOneToOne: false;
            referencedRelation: "members";
            referencedColumns: ["organization_id", "user_id"];
          },
          {
            foreignKeyName: "invoices_client";
            columns: ["organization_id", "client_id"];
            isOneToOne: false;
            referencedRelation: "clients";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "invoices_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      members: {
        Row: {
          created_at: string;
          display_name: string;
          email: string;
          name_key: string;
          organization_id: string;
          removed_at: string | null;
          role: string;
          updated_at: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          display_name: string;
          email: string;
          name_key?: never;
          organization_id: string;
          removed_at?: string | null;
          role: string;
          updated_at?: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          display_name?: string;
          email?: string;
          name_key?: never;
          organization_id?: string;
          removed_at?: string | null;
          role?: string;
          updated_at?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "members_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "members_user_id_fkey";
            columns: ["user_id"];
            isOneToOne: false;
            referencedRelation: "profiles";
            referencedColumns: ["user_id"];
          },
        ];
      };
      organizations: {
        Row: {
          address: string;
          created_at: string;
          currency: string;
          deleted_at: string | null;
          id: string;
          invoice_prefix: string;
          legal_name: string;
          locale: string;
          name: string;
          payment_terms_days: number;
          slug: string;
          tax_name: string;
          tax_number: string;
          tax_rate_ppm: number;
          tax_rounding: string;
          time_zone: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          address?: string;
          created_at?: string;
          currency: string;
          deleted_at?: string | null;
          id?: string;
          invoice_prefix?: string;
          legal_name?: string;
          locale?: string;
          name: string;
          payment_terms_days?: number;
          slug: string;
          tax_name?: string;
          tax_number?: string;
          tax_rate_ppm?: number;
          tax_rounding?: string;
          time_zone: string;
          updated_at?: string;
        };
        Update: {
          address?: string;
          created_at?: string;
          currency?: string;
          deleted_at?: string | null;
          id?: string;
          invoice_prefix?: string;
          legal_name?: string;
          locale?: string;
          name?: string;
          payment_terms_days?: number;
          slug?: string;
          tax_name?: string;
          tax_number?: string;
          tax_rate_ppm?: number;
          tax_rounding?: string;
          time_zone?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      payments: {
        Row: {
          amount_minor: number;
          created_at: string;
          created_by: string;
          currency: string;
          id: string;
          invoice_id: string;
          organization_id: string;
          paid_on: string;
        };
        ComputedFields: never;
        Insert: {
          amount_minor: number;
          created_at?: string;
          created_by: string;
          currency: string;
          id?: string;
          invoice_id: string;
          organization_id: string;
          paid_on: string;
        };
        Update: {
          amount_minor?: number;
          created_at?: string;
          created_by?: string;
          currency?: string;
          id?: string;
          invoice_id?: string;
          organization_id?: string;
          paid_on?: string;
        };
        Relationships: [
          {
            foreignKeyName: "payments_author";
            columns: ["organization_id", "created_by"];
            isOneToOne: false;
            referencedRelation: "members";
            referencedColumns: ["organization_id", "user_id"];
          },
          {
            foreignKeyName: "payments_invoice";
            columns: ["organization_id", "invoice_id"];
            isOneToOne: false;
            referencedRelation: "invoices";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "payments_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      profiles: {
        Row: {
          created_at: string;
          email: string;
          full_name: string;
          locale: string;
          time_zone: string;
          updated_at: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          email: string;
          full_name?: string;
          locale?: string;
          time_zone?: string;
          updated_at?: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          email?: string;
          full_name?: string;
          locale?: string;
          time_zone?: string;
          updated_at?: string;
          user_id?: string;
        };
        Relationships: [];
      };
      project_members: {
        Row: {
          created_at: string;
          organization_id: string;
          project_id: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          organization_id?: string;
          project_id: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          organization_id?: string;
          project_id?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "project_members_member";
            columns: ["organization_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "members";
            referencedColumns: ["organization_id", "user_id"];
          },
          {
            foreignKeyName: "project_members_project";
            columns: ["organization_id", "project_id"];
            isOneToOne: false;
            referencedRelation: "projects";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      project_rates: {
        Row: {
          hourly_rate_minor: number;
          organization_id: string;
          project_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          hourly_rate_minor: number;
          organization_id?: string;
          project_id: string;
          updated_at?: string;
        };
        Update: {
          hourly_rate_minor?: number;
          organization_id?: string;
          project_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "project_rates_project";
            columns: ["organization_id", "project_id"];
            isOneToOne: true;
            referencedRelation: "projects";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
      projects: {
        Row: {
          archived_at: string | null;
          category_id: string | null;
          client_id: string | null;
          color: string;
          created_at: string;
          created_by: string | null;
          description: string;
          id: string;
          name: string;
          name_key: string;
          organization_id: string;
          status: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          archived_at?: string | null;
          category_id?: string | null;
          client_id?: string | null;
          color?: string;
          created_at?: string;
          created_by?: string | null;
          description?: string;
          id?: string;
          name: string;
          name_key?: never;
          organization_id?: string;
          status?: string;
          updated_at?: string;
        };
        Update: {
          archived_at?: string | null;
          category_id?: string | null;
          client_id?: string | null;
          color?: string;
          created_at?: string;
          created_by?: string | null;
          description?: string;
          id?: string;
          name?: string;
          name_key?: never;
          organization_id?: string;
          status?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "projects_category";
            columns: ["organization_id", "category_id"];
            isOneToOne: false;
            referencedRelation: "categories";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "projects_client";
            columns: ["organization_id", "client_id"];
            isOneToOne: false;
            referencedRelation: "clients";
            referencedColumns: ["organization_id", "id"];
          },
          {
            foreignKeyName: "projects_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
        ];
      };
      time_entries: {
        Row: {
          billed: boolean;
          created_at: string;
          deleted_at: string | null;
          description: string;
          duration_seconds: number;
          entry_date: string;
          id: string;
          organization_id: string;
          project_id: string;
          time_zone: string;
          updated_at: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          billed?: boolean;
          created_at?: string;
          deleted_at?: string | null;
          description?: string;
          duration_seconds: number;
          entry_date: string;
          id?: string;
          organization_id?: string;
          project_id: string;
          time_zone?: string;
          updated_at?: string;
          user_id?: string;
        };
        Update: {
          billed?: boolean;
          created_at?: string;
          deleted_at?: string | null;
          description?: string;
          duration_seconds?: number;
          entry_date?: string;
          id?: string;
          organization_id?: string;
          project_id?: string;
          time_zone?: string;
          updated_at?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "time_entries_member";
            columns: ["organization_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "members";
            referencedColumns: ["organization_id", "user_id"];
          },
          {
            foreignKeyName: "time_entries_organization_id_fkey";
            columns: ["organization_id"];
            isOneToOne: false;
            referencedRelation: "organizations";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "time_entries_project";
            columns: ["organization_id", "project_id"];
            isOneToOne: false;
            referencedRelation: "projects";
            referencedColumns: ["organization_id", "id"];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      accept_invitation: { Args: { token: string }; Returns: string };
      change_member_role: { Args: { role: string; user_id: string }; Returns: undefined };
      client: { Args: { client_id: string }; Returns: Json };
      create_organization: {
        Args: { address?: string; currency: string; name: string; slug: string; time_zone: string };
        Returns: string;
      };
      dashboard: { Args: Record<PropertyKey, never>; Returns: Json };
      delete_invoice: { Args: { invoice_id: string }; Returns: undefined };
      delete_organization: { Args: { slug: string }; Returns: undefined };
      delete_payment: { Args: { payment_id: string }; Returns: string };
      draft_invoice: {
        Args: { client_id: string; leave_out?: string[]; until?: string };
        Returns: string;
      };
      draft_invoice_at: {
        Args: {
          client_id: string;
          currency?: string;
          leave_out?: string[];
          rates?: Json;
          until?: string;
        };
        Returns: string;
      };
      end_other_sessions: { Args: Record<PropertyKey, never>; Returns: number };
      end_session: { Args: { session_id: string }; Returns: undefined };
      find_clients: {
        Args: { search: string };
        Returns: {
          currency: string;
          id: string;
          name: string;
        }[];
      };
      find_projects: { Args: { search: string }; Returns: Json };
      invite_member: { Args: { email: string; role: string }; Returns: string };
      invoice: { Args: { invoice_id: string }; Returns: Json };
      invoice_time: {
        Args: {
          after_date?: string;
          after_id?: string;
          after_line?: string;
          invoice_id: string;
          page_size?: number;
        };
        Returns: Json;
      };
      issue_invoice: { Args: { invoice_id: string }; Returns: string };
      list_clients: {
        Args: {
          after_id?: string;
          after_name?: string;
          archived?: boolean;
          page_size?: number;
          search?: string;
        };
        Returns: Json;
      };
      list_invoices: {
        Args: {
          before_id?: string;
          only_client_id?: string;
          only_status?: string;
          page_size?: number;
          search?: string;
        };
        Returns: Json;
      };
      list_members: {
        Args: { after_id?: string; after_name?: string; page_size?: number; search?: string };
        Returns: Json;
      };
      list_projects: {
        Args: {
          after_id?: string;
          after_name?: string;
          archived?: boolean;
          only_client_id?: string;
          only_status?: string;
          page_size?: number;
          search?: string;
        };
        Returns: Json;
      };
      list_sessions: { Args: Record<PropertyKey, never>; Returns: Json };
      list_unbilled: {
        Args: { also_client_id?: string; most?: number; search?: string };
        Returns: Json;
      };
      list_unpriced: { Args: { client_id: string; until?: string }; Returns: Json };
      pre_request: { Args: Record<PropertyKey, never>; Returns: undefined };
      preview_invitation: { Args: { token: string }; Returns: Json };
      preview_invoice: { Args: { invoice_id: string; lines: Json }; Returns: Json };
      project: { Args: { project_id: string }; Returns: Json };
      project_form: { Args: { client_id?: string; project_id?: string }; Returns: Json };
      record_payment: {
        Args: { amount_minor?: number; invoice_id: string; paid_on: string };
        Returns: string;
      };
      remove_member: { Args: { user_id: string }; Returns: undefined };
      revoke_invitation: { Args: { invitation_id: string }; Returns: undefined };
      save_invoice: {
        Args: {
          invoice_id: string;
          lines: Json;
          notes: string;
          payment_terms_days: number;
          seen?: string;
        };
        Returns: undefined;
      };
      save_project: {
        Args: {
          category_id?: string;
          client_id?: string;
          color: string;
          currency?: string;
          description?: string;
          hourly_rate_minor?: number;
          name: string;
          project_id?: string;
          status: string;
        };
        Returns: string;
      };
      session_context: { Args: Record<PropertyKey, never>; Returns: Json };
      show_invitation: { Args: { token: string }; Returns: Json };
      suggest_slug: { Args: { slug: string }; Returns: string };
      time_entry_form: { Args: { entry_id: string }; Returns: Json };
      time_sheet: {
        Args: { before_id?: string; day?: string; everyone?: boolean; project_id?: string };
        Returns: Json;
      };
      transfer_ownership: { Args: { user_id: string }; Returns: undefined };
      unbilled_time: {
        Args: { client_id: string; leave_out?: string[]; until?: string };
        Returns: Json;
      };
      void_invoice: { Args: { invoice_id: string }; Returns: undefined };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;

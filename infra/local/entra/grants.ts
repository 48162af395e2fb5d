/** What the tenant's administrator granted to Handover; a test may take one out or add one. */
export interface Grants {
  /** Application permissions on Graph. */
  application: string[];
  /** Resource-specific consent, given with the installation in the team. */
  resourceSpecific: string[];
  /** Delegated permissions a person's token carries. */
  delegated: string[];
}

/** The grants of docs and manifest, no more: what is missing here is missing in a real tenant. */
export function defaultGrants(): Grants {
  return {
    application: ['Calendars.ReadWrite', 'Sites.Selected'],
    resourceSpecific: [
      'TeamMember.Read.Group',
      'ChannelMember.Read.Group',
      'ChannelSettings.Read.Group',
      'File.Read.Group',
    ],
    delegated: [
      'Files.ReadWrite.All',
      'Mail.Send',
      'People.Read',
      'Tasks.ReadWrite',
      'User.Read',
      'User.ReadBasic.All',
    ],
  };
}

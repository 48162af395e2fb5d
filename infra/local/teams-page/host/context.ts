import type { WorldView } from '../../page-model.ts';
import type { Place, Theme } from '../place/place.ts';

/** What kind of surface a frame is. */
export type FrameContext = 'content' | 'settings';
export type ClientType = 'desktop' | 'android';

/** What Teams calls the three themes. */
export const THEME_NAMES: Record<Theme, string> = {
  light: 'default',
  dark: 'dark',
  contrast: 'contrast',
};

/** The flat context that Teams answers to `getContext`; teams-js folds it into its own shape. */
export function teamsContext(options: {
  world: WorldView;
  place: Place;
  frameContext: FrameContext;
  clientType: ClientType;
  /** False for the personal app, which has no channel. */
  inChannel: boolean;
  entityId: string;
}): Record<string, unknown> {
  const { world, place, frameContext, clientType } = options;
  return {
    tid: world.tenantId,
    userObjectId: place.person.id,
    loginHint: place.person.mail,
    upn: place.person.mail,
    userPrincipalName: place.person.mail,
    userDisplayName: place.person.name,
    // Not navigator.language: a browser without settings gives it a name Intl refuses.
    locale: new Intl.DateTimeFormat().resolvedOptions().locale.toLowerCase(),
    theme: THEME_NAMES[place.theme],
    frameContext,
    hostClientType: clientType,
    hostName: 'Teams',
    appId: world.teamsAppId,
    appSessionId: world.startedAt,
    sessionId: world.startedAt,
    entityId: options.entityId,
    subEntityId: place.subPage ?? '',
    isFullScreen: false,
    isMultiWindow: false,
    ...(options.inChannel ? channelContext(world, place) : {}),
  };
}

function channelContext(world: WorldView, place: Place): Record<string, unknown> {
  const team = world.teams.find((one) => one.channels.some((own) => own.id === place.channel.id));
  return {
    channelId: place.channel.id,
    channelName: place.channel.name,
    channelType: 'Regular',
    channelRelativeUrl: `/sites/ClientProjects/Shared Documents/${place.channel.name}`,
    groupId: team?.id,
    hostTeamGroupId: team?.id,
    hostTeamTenantId: world.tenantId,
    teamId: team?.threadId,
    teamName: team?.name,
    teamSiteUrl: team?.siteUrl,
    isTeamArchived: false,
    userTeamRole: place.person.kind === 'guest' ? 2 : 1,
  };
}

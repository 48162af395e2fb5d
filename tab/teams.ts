import { FrameContexts, app, authentication, pages } from '@microsoft/teams-js';
import type { Host, HostContext, ThemeName } from './host.ts';

/** Starts the conversation with Teams; rejects at once when the page isn't inside Teams. */
export async function connectToTeams(): Promise<Host> {
  await app.initialize();
  const given = await app.getContext();
  const isSettings = given.page.frameContext === FrameContexts.settings;
  app.notifyAppLoaded();
  void app.notifySuccess();
  let offered: { handoverId: string; title: string } | null = null;
  let isListening = false;
  return {
    context: readContext(given),
    getToken: (claims) =>
      authentication.getAuthToken(claims === undefined ? {} : { claims: [claims] }),
    openLink: (url) => openLink(url),
    onThemeChange: (listener) => {
      app.registerOnThemeChangeHandler((theme) => listener(themeName(theme)));
    },
    onLeaving: (save) => app.lifecycle.registerBeforeSuspendOrTerminateHandler(save),
    offerConfiguration: (choice) => {
      offered = choice;
      // teams-js refuses these calls anywhere but on the page that Teams shows when adding a tab.
      if (!isSettings) return;
      if (!isListening) listenForSave(() => offered);
      isListening = true;
      pages.config.setValidityState(choice !== null);
    },
  };
}

function readContext(context: app.Context): HostContext {
  const { team, channel, user } = context;
  const tenantId = user?.tenant?.id;
  return {
    person: user && tenantId !== undefined ? { id: user.id, tenantId } : null,
    theme: themeName(context.app.theme),
    locale: usableLocale(context.app.locale),
    team: team?.groupId ? { id: team.groupId, name: team.displayName ?? null } : null,
    channel: channel?.id ? { id: channel.id, name: channel.displayName ?? null } : null,
    subPageId: context.page.subPageId ?? null,
    isMeetingPanel: context.page.frameContext === FrameContexts.sidePanel,
  };
}

/** Some hosts name locales that Intl refuses; the browser's own is used instead. */
function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? navigator.language;
  } catch {
    return new Intl.DateTimeFormat().resolvedOptions().locale;
  }
}

function themeName(theme: string): ThemeName {
  return theme === 'dark' || theme === 'contrast' ? theme : 'default';
}

/** The host opens every link: its own deep links inside, SharePoint and the rest where it sees fit. */
async function openLink(url: string): Promise<void> {
  if (new URL(url).protocol === 'https:') await app.openLink(url);
}

function listenForSave(chosen: () => { handoverId: string; title: string } | null): void {
  pages.config.registerOnSaveHandler((event) => {
    const choice = chosen();
    if (!choice) return event.notifyFailure('Choose a handover first.');
    const contentUrl = `${location.origin}/tab/?handover=${encodeURIComponent(choice.handoverId)}`;
    pages.config
      .setConfig({
        contentUrl,
        entityId: 'handover',
        suggestedDisplayName: choice.title,
      })
      .then(() => event.notifySuccess())
      .catch(() => event.notifyFailure('Teams did not take the tab. Press Save again.'));
  });
}
